using NewsBot.Articles;
using NewsBot.Chunks;

namespace NewsBot.Vectors.Sqlite;

/// <summary>An article as the archive keeps it.</summary>
/// <param name="Chunks">In reading order.</param>
/// <param name="Vectors">One for each chunk.</param>
sealed record ArchivedArticle(
    Article Article, IReadOnlyList<Chunk> Chunks, IReadOnlyList<ReadOnlyMemory<float>> Vectors);
