using NewsBot.Articles;
using NewsBot.Evaluation;
using NewsBot.Passages;
using NewsBot.Vectors;
using NewsBot.Vectors.InMemory;
using NewsBot.Vectors.Sqlite;

namespace NewsBot.Fitting;

/// <summary>The questions of one data set with all candidates that the searches find in its archive.</summary>
sealed class RankedSet(string name, QuestionShape shape, List<(EvalQuestion Question, Candidate[] Candidates, bool[] IsGood)> rows)
{
    const int Top = 10;

    public string Name => name;

    /// <summary>Those that have a good candidate and another one.</summary>
    public IEnumerable<FittedQuestion> Fitted => rows
        .Where(r => r.IsGood.Contains(true) && r.IsGood.Contains(false))
        .Select(r => new FittedQuestion(r.Question.Id, [.. r.Candidates.Select(c => c.Features)], r.IsGood, 1));

    public RankedSet Without(int feature)
    {
        foreach (var candidate in rows.SelectMany(r => r.Candidates))
            candidate.Features = [.. candidate.Features.Select((x, f) => f == feature ? 0 : x)];
        return this;
    }

    public static async Task<RankedSet> ReadAsync(string archivePath, string questionsPath)
    {
        var questions = await QuestionFile.ReadAsync(questionsPath, CancellationToken.None);
        var start = System.Diagnostics.Stopwatch.StartNew();
        var (retriever, archive) = await RetrieverAsync(archivePath);
        var rows = new List<(EvalQuestion, Candidate[], bool[])>();
        foreach (var question in questions.Questions)
        {
            if (questions.Shape == QuestionShape.RealtimeQa ? question.Articles.Count == 0 : question.IsAnswerable is not true)
                continue;
            var today = question.AsOf ?? new(2026, 11, 24);
            var time = QuestionTimeReader.Read(question.Text, today);
            var (_, found) = await retriever.RankAsync(question.Text, time, question.AsOf, today, CancellationToken.None);
            Candidate[] candidates = [.. found.OrderBy(c => c.Key, StringComparer.Ordinal)];
            var facts = question.Facts.Select(ComparedText.Squeeze).ToList();
            rows.Add((question, candidates, [.. candidates.Select(c => IsGood(questions.Shape, question, facts, c))]));
        }

        Console.Error.WriteLine($"{start.Elapsed} for {rows.Count} questions");
        return new(Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(questionsPath)))!, questions.Shape, rows);
    }

    static bool IsGood(QuestionShape shape, EvalQuestion question, List<string> facts, Candidate candidate)
    {
        if (shape != QuestionShape.RealtimeQa)
        {
            var text = ComparedText.Squeeze(candidate.Text);
            return facts.Exists(fact => text.Contains(fact, StringComparison.Ordinal));
        }

        return question.Articles.Contains(candidate.Article.Id) && RowScores.Answers(question, candidate.Text);
    }

    /// <summary>The metrics of `newsbot eval`, as one line.</summary>
    /// <param name="weightsOf">id → the weights to rank by; null for the shipped ones.</param>
    public string Measure(Func<string, double[]?> weightsOf)
    {
        var sums = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var (question, candidates, _) in rows)
        {
            var weights = weightsOf(question.Id);
            foreach (var candidate in candidates)
                candidate.Score = weights is null
                    ? PassageModel.Score(candidate.Features) : SoftmaxRanker.Score(weights, candidate.Features);
            var passages = PassageChoice.Of(candidates, Top, Same, New)
                .Select(c => new Passage(c.Article, c.Span, c.Score, new(null, null, null, null, null, 0))).ToList();
            var scores = shape == QuestionShape.RealtimeQa
                ? RowScores.OfRealtimeQa(question, passages, [], Top).Scores
                : RowScores.OfMultiHopRag(question, passages, Top).Scores;
            foreach (var (metric, value) in scores)
                sums[metric] = sums.GetValueOrDefault(metric) + value / rows.Count;
        }

        var found = rows.Count(r => r.IsGood.Contains(true)) / (double)rows.Count;
        return $"n {rows.Count}, in the candidates {found:.000}; "
            + string.Join(", ", sums.Where(s => !s.Key.StartsWith("answer", StringComparison.Ordinal)).Select(s => $"{s.Key} {s.Value:.000}"));
    }

    public static double Same { get; set; } = 0.1;

    public static double New { get; set; } = 0.5;

    static async Task<(PassageRetriever Retriever, Archive Archive)> RetrieverAsync(string path)
    {
        var archive = new Archive();
        var chunks = new InMemoryVectorStore().GetCollection<string, ChunkRecord>("chunks");
        await chunks.EnsureCollectionExistsAsync();
        using var stored = ArchiveReader.Open(path);
        var embedder = Embedders.For(path, stored.Manifest.Makers.Embedder);
        var indexer = new ChunkIndexer(embedder, chunks);
        foreach (var batch in stored.Articles().Chunk(256))
        {
            await indexer.IndexAsync(batch, CancellationToken.None);
            foreach (var article in batch)
                archive.Add(article.Article);
        }

        return (new(embedder, chunks, archive, new PassageOptions()), archive);
    }
}
