using Microsoft.Extensions.AI;
using NewsBot.Vectors.Sqlite;

namespace NewsBot.Vectors;

/// <summary>name of a model → the embedder.</summary>
static class Embedders
{
    /// <param name="archive">The file whose vectors it made.</param>
    /// <param name="name">As the archive's manifest has it.</param>
    /// <exception cref="ArchiveException">This program has no such model.</exception>
    public static IEmbeddingGenerator<string, Embedding<float>> For(string archive, string name)
    {
        if (name == HashedEmbedder.ModelId)
            return new HashedEmbedder();
        throw new ArchiveException(
            $"The vectors of the archive {archive} were made by the embedding model '{name}', which this program does not have. " +
            "'newsbot archive rebuild' makes them anew.");
    }
}
