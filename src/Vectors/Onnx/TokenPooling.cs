namespace NewsBot.Vectors.Onnx;

/// <summary>Which of a text's token vectors make the vector of the text.</summary>
enum TokenPooling
{
    /// <summary>The mean of all tokens, those that fill up the batch apart.</summary>
    Mean,

    /// <summary>The first token's.</summary>
    Cls,
}
