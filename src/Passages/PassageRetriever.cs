using System.Linq.Expressions;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;
using NewsBot.Articles;
using NewsBot.Vectors;
using NewsBot.Vectors.InMemory;

namespace NewsBot.Passages;

/// <summary>question → passage: keyword and dense search, fused by rank and time.</summary>
sealed class PassageRetriever(
    IEmbeddingGenerator<string, Embedding<float>> embedder, InMemoryCollection<string, ChunkRecord> chunks,
    Archive archive, PassageOptions options)
{
    // What both rankings are asked for: a passage outside of both lists cannot win.
    const int CandidatesPerPassage = 10;

    // Texts that share nothing have a cosine of about ±1/√256 by the chance of their hashes: that is no rank.
    const double MinCosine = 0.1;

    // A word of the title is most often in the text too; outlet and date count only when they are asked for.
    static readonly Dictionary<string, double> FieldWeights = new()
    {
        [nameof(ChunkRecord.Text)] = 1,
        [nameof(ChunkRecord.Title)] = 0.6,
        [nameof(ChunkRecord.Source)] = 0.4,
        [nameof(ChunkRecord.DateWords)] = 0.4,
    };

    /// <summary>The best passages, best first; ties by publication (newest first), article id and position.</summary>
    /// <param name="time">What the question says about when.</param>
    /// <param name="asOf">Articles published after this day are not searched; null searches all.</param>
    /// <param name="today">The day that ages count back from, unless the newest article is older.</param>
    public async Task<IReadOnlyList<Passage>> RetrieveAsync(
        string question, QuestionTime time, DateOnly? asOf, DateOnly today, CancellationToken cancellationToken)
    {
        var candidates = options.Top * CandidatesPerPassage;
        var filter = PublishedUntil(asOf);
        var fusion = new RankFusion();

        await foreach (var hit in chunks.SearchKeywordsAsync(
            question, candidates, new() { Filter = filter, FieldWeights = FieldWeights }, cancellationToken))
            fusion.AddKeyword(hit.Record, hit.Score!.Value);

        var vectors = await embedder.GenerateAsync([question], cancellationToken: cancellationToken);
        var search = new VectorSearchOptions<ChunkRecord> { Filter = filter, ScoreThreshold = MinCosine };
        await foreach (var hit in chunks.SearchAsync(vectors[0].Vector, candidates, search, cancellationToken))
            fusion.AddDense(hit.Record, hit.Score!.Value);

        var day = asOf ?? today;
        return fusion.Top(options.Top, archive, new(time, day, NewestDay(day)));
    }

    static Expression<Func<ChunkRecord, bool>>? PublishedUntil(DateOnly? asOf)
    {
        if (asOf is not { DayNumber: var day })
            return null;
        return chunk => chunk.PublishedDay == null || chunk.PublishedDay <= day;
    }

    /// <summary>The earlier of the day and the newest article, so that an old archive still has a recency.</summary>
    DateOnly NewestDay(DateOnly day) =>
        archive.CoverageUntil(day) is { To: { } newest } && newest < day ? newest : day;
}
