using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NewsBot.Vectors.InMemory;

/// <summary>Products and lengths of vectors, with nothing to compile before the first product.</summary>
/// <remarks>
/// Registers of 128 bits are what ahead-of-time code can use on any machine. Measured against TensorPrimitives.Dot with
/// 512 bits: 256 dimensions take as long (10 000 records 0.49 ms, 100 000 records 5.9 ms: memory is the limit), and the
/// first search 5 ms instead of 14, since nothing is compiled for it.
/// </remarks>
static class VectorMath
{
    // In a sum of products that is larger than this, what underflowed counts for less than the last digit.
    const float Least = 1e-30f, LeastRoot = 1e-15f;

    public static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(left.Length, right.Length);
        ref var l = ref MemoryMarshal.GetReference(left);
        ref var r = ref MemoryMarshal.GetReference(right);
        var (a, b) = (Vector128<float>.Zero, Vector128<float>.Zero);
        var i = 0;
        for (; i + 8 <= left.Length; i += 8)
        {
            a += Vector128.LoadUnsafe(ref l, (nuint)i) * Vector128.LoadUnsafe(ref r, (nuint)i);
            b += Vector128.LoadUnsafe(ref l, (nuint)i + 4) * Vector128.LoadUnsafe(ref r, (nuint)i + 4);
        }

        var sum = Vector128.Sum(a + b);
        for (; i < left.Length; i++)
            sum += left[i] * right[i];

        return sum;
    }

    /// <summary>left · right; in doubles where floats overflow or underflow.</summary>
    public static double Product(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var product = Dot(left, right);
        if (MathF.Abs(product) is > Least and < float.PositiveInfinity)
            return product;

        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
            sum += (double)left[i] * right[i];

        return sum;
    }

    /// <summary>|left - right|; in doubles where floats overflow or underflow.</summary>
    public static double Distance(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var distance = TensorPrimitives.Distance(left, right);
        if (distance is > LeastRoot and < float.PositiveInfinity)
            return distance;

        var squares = 0.0;
        for (var i = 0; i < left.Length; i++)
        {
            var difference = (double)left[i] - right[i];
            squares += difference * difference;
        }

        return Math.Sqrt(squares);
    }

    /// <summary>1 / length; 0 for the zero vector, so that its cosine to anything is 0.</summary>
    public static double InverseNorm(ReadOnlySpan<float> vector)
    {
        var squares = Product(vector, vector);
        return squares == 0 ? 0 : 1 / Math.Sqrt(squares);
    }
}
