using System.Linq.Expressions;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;
using NewsBot.Articles;
using NewsBot.Vectors;
using NewsBot.Vectors.InMemory;

namespace NewsBot.Passages;

/// <summary>question → candidates: by its words, by its parts' words, and by its vector.</summary>
sealed class CandidateSearch(
    IEmbeddingGenerator<string, Embedding<float>> embedder, InMemoryCollection<string, ChunkRecord> chunks,
    Archive archive)
{
    const int MostByKeywords = 100, MostByVector = 50, MostByPart = 25, MostByTime = 50, MostByOutlet = 20;

    // Most questions are about the news of these days, whose articles can be few among all that share the words.
    const int NewsDays = 14;

    // An event is in the news of its day and the next ones.
    const int DaysToReport = 7;

    // Whoever asks for more does not ask for what each of them says.
    const int MostOutlets = 4;

    // Texts that share nothing have a cosine of about ±1/√256 by the chance of their hashes: that is no rank.
    const double MinCosine = 0.1;

    // A word of the title is most often in the text too; outlet and date count only when they are asked for.
    static readonly Dictionary<string, double> FieldWeights = WeightsOf(dates: 0.4);

    // "Before 2025" is no word to look for in dates: the days that a question names are compared as days.
    static readonly Dictionary<string, double> WithoutDates = WeightsOf(dates: 0);

    /// <param name="asOf">Articles published after this day are not searched; null searches all.</param>
    /// <param name="newest">The last day that has an article, of those that are searched.</param>
    public async Task<IReadOnlyCollection<Candidate>> FindAsync(
        string question, PassageQuery query, QuestionTime time, DateOnly? asOf, DateOnly newest,
        CancellationToken cancellationToken)
    {
        var candidates = new Dictionary<string, Candidate>(StringComparer.Ordinal);
        var filter = PublishedUntil(asOf);
        var byVector = Task.Run(() => ByVectorAsync(question, filter, cancellationToken), cancellationToken);
        var fields = time.Kind == TimeKind.Dated ? WithoutDates : FieldWeights;
        var rank = 0;
        await foreach (var hit in KeywordsAsync(question, MostByKeywords, fields, filter, cancellationToken))
            if (Of(hit.Record, candidates) is { } candidate)
                (candidate.KeywordRank, candidate.KeywordScore) = (++rank, hit.Score!.Value);

        await foreach (var hit in KeywordsAsync(
            question, MostByTime, fields, PublishedIn(time, newest), cancellationToken))
            if (Of(hit.Record, candidates) is { } candidate)
                candidate.KeywordScore = hit.Score!.Value;

        foreach (var part in query.Parts)
            await FindAsync(part, candidates, fields, filter, cancellationToken);

        var named = NamedSources.In(question, query, archive.CoverageUntil(asOf).Sources);
        foreach (var (source, texts) in named.Take(MostOutlets))
            await FindAsync(source, texts, candidates, fields, asOf, cancellationToken);

        rank = 0;
        foreach (var hit in await byVector)
            if (Of(hit.Record, candidates) is { } candidate)
                (candidate.DenseRank, candidate.DenseScore) = (++rank, hit.Score!.Value);
        return candidates.Values;
    }

    /// <summary>On another core: it takes as long as all searches by words together.</summary>
    async Task<List<VectorSearchResult<ChunkRecord>>> ByVectorAsync(
        string question, Expression<Func<ChunkRecord, bool>>? filter, CancellationToken cancellationToken)
    {
        var vectors = await embedder.GenerateAsync([question], cancellationToken: cancellationToken);
        var search = new VectorSearchOptions<ChunkRecord> { Filter = filter, ScoreThreshold = MinCosine };
        var hits = new List<VectorSearchResult<ChunkRecord>>(MostByVector);
        await foreach (var hit in chunks.SearchAsync(vectors[0].Vector, MostByVector, search, cancellationToken))
            hits.Add(hit);
        return hits;
    }

    async Task FindAsync(
        QuestionPart part, Dictionary<string, Candidate> candidates, Dictionary<string, double> fields,
        Expression<Func<ChunkRecord, bool>>? filter, CancellationToken cancellationToken)
    {
        var best = 0.0;
        await foreach (var hit in KeywordsAsync(part.Text, MostByPart, fields, filter, cancellationToken))
        {
            best = Math.Max(best, hit.Score!.Value);
            if (Of(hit.Record, candidates) is { } candidate)
                candidate.PartScore = Math.Max(candidate.PartScore, hit.Score.Value / best);
        }
    }

    /// <summary>"According to X": the articles of X alone.</summary>
    async Task FindAsync(
        string source, IReadOnlyList<string> texts, Dictionary<string, Candidate> candidates,
        Dictionary<string, double> fields, DateOnly? asOf, CancellationToken cancellationToken)
    {
        List<string> articles = [.. archive.Articles
            .Where(a => a.Source == source && (asOf is null || a.Published is null || a.Published.Value.Date <= asOf))
            .Select(a => a.Id)];
        foreach (var text in texts)
        {
            var best = 0.0;
            await foreach (var hit in KeywordsAsync(
                text, MostByOutlet, fields, chunk => articles.Contains(chunk.ArticleId), cancellationToken))
            {
                best = Math.Max(best, hit.Score!.Value);
                if (Of(hit.Record, candidates) is { } candidate)
                    candidate.OutletScore = Math.Max(candidate.OutletScore, hit.Score.Value / best);
            }
        }
    }

    static Dictionary<string, double> WeightsOf(double dates) => new()
    {
        [nameof(ChunkRecord.Text)] = 1,
        [nameof(ChunkRecord.Title)] = 0.6,
        [nameof(ChunkRecord.Source)] = 0.4,
        [nameof(ChunkRecord.DateWords)] = dates,
    };

    IAsyncEnumerable<VectorSearchResult<ChunkRecord>> KeywordsAsync(
        string text, int most, Dictionary<string, double> fields, Expression<Func<ChunkRecord, bool>>? filter,
        CancellationToken cancellationToken) =>
        chunks.SearchKeywordsAsync(text, most, new() { Filter = filter, FieldWeights = fields }, cancellationToken);

    Candidate? Of(ChunkRecord chunk, Dictionary<string, Candidate> candidates)
    {
        if (!candidates.TryGetValue(chunk.Key, out var candidate) && archive.TryGet(chunk.ArticleId, out var article))
            candidates.Add(chunk.Key, candidate = new(chunk, article));
        return candidate;
    }

    /// <summary>The days that the question names and some after them; else the newest ones.</summary>
    static Expression<Func<ChunkRecord, bool>> PublishedIn(QuestionTime time, DateOnly newest)
    {
        var last = newest.DayNumber;
        var first = last - NewsDays;
        if (time.To is { } to)
            (first, last) = (time.From?.DayNumber ?? 0, Math.Min(last, to.DayNumber + DaysToReport));
        return chunk => chunk.PublishedDay >= first && chunk.PublishedDay <= last;
    }

    static Expression<Func<ChunkRecord, bool>>? PublishedUntil(DateOnly? asOf)
    {
        if (asOf is not { DayNumber: var day })
            return null;
        return chunk => chunk.PublishedDay == null || chunk.PublishedDay <= day;
    }
}
