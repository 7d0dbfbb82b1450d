namespace NewsBot.Vectors;

/// <summary>Who makes the vectors.</summary>
enum EmbeddingProvider
{
    /// <summary>This program: hashed features, or a model that was trained on the archive.</summary>
    Embedded,
    OpenAI,
    AzureOpenAI,
    Ollama,

    /// <summary>A sentence transformer in a folder on this machine.</summary>
    Onnx,
}
