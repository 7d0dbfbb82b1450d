using Microsoft.Extensions.AI;

namespace NewsBot.Vectors;

/// <summary>What makes vectors of passages and of questions, and the name by which an archive knows it.</summary>
/// <param name="Name">The same for two only where the vectors of one may be compared with those of the other.</param>
sealed record Embedder(
    string Name, IEmbeddingGenerator<string, Embedding<float>> Passages,
    IEmbeddingGenerator<string, Embedding<float>> Questions)
{
    // Some models say it nowhere else.
    const string AnyText = "How long is a vector?";

    public Embedder(string name, IEmbeddingGenerator<string, Embedding<float>> both)
        : this(name, both, both)
    {
    }

    /// <summary>Of each vector; one is made to find out where the model does not say.</summary>
    public async Task<int> DimensionsAsync(CancellationToken cancellationToken) =>
        Passages.GetService<EmbeddingGeneratorMetadata>()?.DefaultModelDimensions
        ?? (await Passages.GenerateAsync([AnyText], cancellationToken: cancellationToken))[0].Vector.Length;
}
