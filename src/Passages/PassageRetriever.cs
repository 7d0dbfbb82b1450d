using Microsoft.Extensions.AI;
using NewsBot.Articles;
using NewsBot.Vectors;
using NewsBot.Vectors.InMemory;

namespace NewsBot.Passages;

/// <summary>
/// question → passage: searched by words, parts and meaning, ranked by what the texts say, one for each origin.
/// </summary>
sealed class PassageRetriever(
    IEmbeddingGenerator<string, Embedding<float>> embedder, InMemoryCollection<string, ChunkRecord> chunks,
    Archive archive, PassageOptions options)
{
    readonly CandidateSearch _search = new(embedder, chunks, archive);

    /// <summary>The best passages, best first; ties by publication (newest first), article id and position.</summary>
    /// <param name="time">What the question says about when.</param>
    /// <param name="asOf">Articles published after this day are not searched; null searches all.</param>
    /// <param name="today">The day that ages count back from, unless the newest article is older.</param>
    /// <returns>The passages, and the question as they were compared with it.</returns>
    public async Task<(PassageQuery Query, IReadOnlyList<Passage> Passages)> RetrieveAsync(
        string question, QuestionTime time, DateOnly? asOf, DateOnly today, CancellationToken cancellationToken)
    {
        var (query, candidates) = await RankAsync(question, time, asOf, today, cancellationToken);
        return (
            query,
            [.. PassageChoice.Of(candidates, options.Top).Select(c => PassageOf(c, query))]);
    }

    /// <summary>The most promising of what the searches found, with features and scores.</summary>
    public async Task<(PassageQuery Query, IReadOnlyList<Candidate> Candidates)> RankAsync(
        string question, QuestionTime time, DateOnly? asOf, DateOnly today, CancellationToken cancellationToken)
    {
        var query = PassageQuery.Read(question, chunks.InverseDocumentFrequency);
        var day = asOf ?? today;
        var newest = NewestDay(day);
        var candidates = await _search.FindAsync(question, query, time, asOf, newest, cancellationToken);
        return (query, candidates.Count == 0
            ? []
            : new PassageScorer(query, time.Kind, new(time, day, newest), chunks.InverseDocumentFrequency)
                .Score(candidates));
    }

    static Passage PassageOf(Candidate candidate, PassageQuery query) => new(
        candidate.Article, candidate.Span, candidate.Score,
        new(
            candidate.KeywordRank, candidate.KeywordRank is null ? null : candidate.KeywordScore,
            candidate.DenseRank, candidate.DenseRank is null ? null : candidate.DenseScore,
            candidate.Time.AgeInDays, PassageModel.Weight(PassageFeature.Time, query.IsInParts) * candidate.Time.Score,
            candidate.Time.Score, candidate.Time.InRange)
        {
            Features = candidate.Features,
            IsInParts = query.IsInParts,
        })
    {
        Matches = candidate.Matches,
    };

    /// <summary>The earlier of the day and the newest article, so that an old archive still has a recency.</summary>
    DateOnly NewestDay(DateOnly day) =>
        archive.CoverageUntil(day) is { To: { } newest } && newest < day ? newest : day;
}
