using System.Collections.Immutable;
using NewsBot.Articles;

namespace NewsBot;

/// <summary>What reading came to.</summary>
sealed record ReadingReport(int Articles, int Chunks, ImmutableList<ReadResult.Skipped> Skipped)
{
    public ReadingReport With(int chunks) => this with { Articles = Articles + 1, Chunks = Chunks + chunks };

    public ReadingReport With(ReadResult.Skipped skipped) => this with { Skipped = Skipped.Add(skipped) };
}
