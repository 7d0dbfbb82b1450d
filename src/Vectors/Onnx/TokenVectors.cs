using System.Numerics.Tensors;

namespace NewsBot.Vectors.Onnx;

/// <summary>vectors of tokens → the vector of their text.</summary>
static class TokenVectors
{
    /// <param name="tokens">One vector behind the other, of the text's own tokens.</param>
    /// <param name="width">Of each.</param>
    public static float[] Pool(ReadOnlySpan<float> tokens, int width, TokenPooling pooling, bool normalize)
    {
        var vector = tokens[..width].ToArray();
        if (pooling is TokenPooling.Mean)
        {
            for (var start = width; start < tokens.Length; start += width)
                TensorPrimitives.Add(vector, tokens.Slice(start, width), vector);
            TensorPrimitives.Divide(vector, tokens.Length / width, vector);
        }

        if (normalize && TensorPrimitives.Norm<float>(vector) is var norm and > 0)
            TensorPrimitives.Divide(vector, norm, vector);
        return vector;
    }
}
