using NewsBot.Chunks;

namespace NewsBot.Vectors.Sqlite;

/// <summary>
/// What made the chunks and the vectors of an archive: both are of use only to the one who makes them alike.
/// </summary>
/// <param name="Chunker">How articles are cut: settings and version.</param>
/// <param name="Embedder">The model that embeds, with its version.</param>
/// <param name="Dimensions">Of each vector.</param>
sealed record ArchiveMakers(string Chunker, string Embedder, int Dimensions)
{
    // Changes whenever the same settings cut the same text differently.
    const string ChunkerVersion = "sentences-v1";

    public static string ChunkerOf(ChunkOptions options) => FormattableString.Invariant(
        $"{ChunkerVersion} o200k_base {options.MaxTokens}/{options.OverlapTokens}");

    /// <exception cref="ArchiveException">The archive was cut in another way than the settings ask for.</exception>
    public void Check(string path, ChunkOptions options)
    {
        if (Chunker != ChunkerOf(options))
            throw new ArchiveException(
                $"The archive {path} was cut as '{Chunker}' (tokens/overlap), and the settings Chunks:MaxTokens and " +
                $"Chunks:OverlapTokens ask for '{ChunkerOf(options)}'. Set them back, or run " +
                "'newsbot archive rebuild'.");
    }
}
