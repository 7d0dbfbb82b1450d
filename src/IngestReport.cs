using System.Collections.Immutable;
using NewsBot.Articles;
using NewsBot.Vectors.Sqlite;

namespace NewsBot;

/// <summary>What an ingest came to: only what is safe on the disk is counted as stored.</summary>
/// <param name="New">Articles that were not there.</param>
/// <param name="Changed">Articles that were there with other content.</param>
/// <param name="Unchanged">Articles that were there exactly so.</param>
/// <param name="Chunks">Of those that were stored.</param>
sealed record IngestReport(int New, int Changed, int Unchanged, int Chunks, ImmutableList<ReadResult.Skipped> Skipped)
{
    public IngestReport()
        : this(0, 0, 0, 0, [])
    {
    }

    public int Articles => New + Changed + Unchanged;

    public IngestReport With(ArchiveChange change, ArchivedArticle? article, ReadResult.Skipped? skipped) =>
        skipped is not null ? this with { Skipped = Skipped.Add(skipped) }
        : article is null ? this with { Unchanged = Unchanged + 1 }
        : change is ArchiveChange.New ? this with { New = New + 1, Chunks = Chunks + article.Chunks.Count }
        : this with { Changed = Changed + 1, Chunks = Chunks + article.Chunks.Count };
}
