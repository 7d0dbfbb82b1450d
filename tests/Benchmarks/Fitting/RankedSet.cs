using NewsBot.Vectors;
using NewsBot.Evaluation;
using NewsBot.Passages;

namespace NewsBot.Fitting;

/// <summary>The questions of one data set with all candidates that the searches find in its archive.</summary>
sealed class RankedSet(
    string name, QuestionShape shape,
    List<(EvalQuestion Question, Candidate[] Candidates, bool[] IsGood, bool IsInParts)> rows)
{
    const int Top = 10;

    public string Name => name;

    /// <summary>Those that have a good candidate and another one.</summary>
    public IEnumerable<FittedQuestion> Fitted => rows
        .Where(r => r.IsGood.Contains(true) && r.IsGood.Contains(false))
        .Select(r => new FittedQuestion(
            r.Question.Id, [.. r.Candidates.Select(c => c.Features)], r.IsGood, 1,
            shape == QuestionShape.MultiHopRag, r.IsInParts));

    public static async Task<RankedSet> ReadAsync(string archivePath, string questionsPath)
    {
        var questions = await QuestionFile.ReadAsync(questionsPath, CancellationToken.None);
        var start = System.Diagnostics.Stopwatch.StartNew();
        var (retriever, _, _) = await LoadedArchive.ReadAsync(archivePath);
        var rows = new List<(EvalQuestion, Candidate[], bool[], bool)>();
        foreach (var question in questions.Questions)
        {
            if (questions.Shape == QuestionShape.RealtimeQa
                ? question.Articles.Count == 0 : question.IsAnswerable is not true)
                continue;
            var today = question.AsOf ?? new(2026, 11, 24);
            var time = QuestionTimeReader.Read(question.Text, today);
            var (query, found) = await retriever.RankAsync(
                question.Text, time, question.AsOf, today, CancellationToken.None);
            Candidate[] candidates = [.. found.OrderBy(c => c.Key, StringComparer.Ordinal)];
            var facts = question.Facts.Select(ComparedText.Squeeze).ToList();
            bool[] isGood = [.. candidates.Select(c => IsGood(questions.Shape, question, facts, c))];
            rows.Add((question, candidates, isGood, query.IsInParts));
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
    /// <param name="rankerOf">id, whether in parts → features → score; null for the shipped model.</param>
    public string Measure(Func<string, bool, Func<double[], double>?> rankerOf)
    {
        var sums = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var (question, candidates, _, isInParts) in rows)
        {
            SetScores(candidates, isInParts, rankerOf(question.Id, isInParts));
            var passages = PassageChoice.Of(candidates, Top, Rewards)
                .Select(c => new Passage(c.Article, c.Span, c.Score, new(null, null, null, null, null, 0))).ToList();
            var scores = shape == QuestionShape.RealtimeQa
                ? RowScores.OfRealtimeQa(question, passages, [], Top).Scores
                : RowScores.OfMultiHopRag(question, passages, Top).Scores;
            foreach (var (metric, value) in scores)
                sums[metric] = sums.GetValueOrDefault(metric) + value / rows.Count;
        }

        var found = rows.Count(r => r.IsGood.Contains(true)) / (double)rows.Count;
        var shown = sums.Where(s => !s.Key.StartsWith("answer", StringComparison.Ordinal));
        return $"n {rows.Count}, in the candidates {found:.000}; "
            + string.Join(", ", shown.Select(s => $"{s.Key} {s.Value:.000}"));
    }

    /// <summary>Questions whose first passage is wrong, with what was found instead, for reading.</summary>
    public void PrintFailures(Func<string, bool, Func<double[], double>?> rankerOf, int most)
    {
        var sample = rows.Where(r => StableHash.Of(r.Question.Id) % 7 == 0);
        foreach (var (question, candidates, isGood, isInParts) in sample)
        {
            SetScores(candidates, isInParts, rankerOf(question.Id, isInParts));
            var chosen = PassageChoice.Of(candidates, 30, Rewards);
            var rank = chosen.ToList().FindIndex(c => isGood[Array.IndexOf(candidates, c)]);
            if (rank == 0 || most-- <= 0)
                continue;
            Console.WriteLine(
                $"\n? {question.Text} ({question.AsOf}) = {string.Join(" / ", question.Answers)}; " +
                $"good at {rank + 1} of {isGood.Count(g => g)}");
            foreach (var c in chosen.Take(3).Concat(rank > 2 ? [chosen[rank]] : []))
                Console.WriteLine(
                    $"  {c.Score:0.00} {c.Article.Published?.Date} {c.Article.Source}: {c.Article.Title} | " +
                    $"{RowScores.Answers(question, c.Text)} {isGood[Array.IndexOf(candidates, c)]} | " +
                    c.Text.ReplaceLineEndings(" ")[..Math.Min(160, c.Text.Length)]);
        }
    }

    static void SetScores(Candidate[] candidates, bool isInParts, Func<double[], double>? score)
    {
        foreach (var candidate in candidates)
            candidate.Score = score?.Invoke(candidate.Features) ?? PassageModel.Score(candidate.Features, isInParts);
    }

    public static Rewards Rewards { get; set; } = PassageChoice.Shipped;
}
