namespace NewsBot.Evaluation;

/// <summary>A figure over all questions that it is defined for.</summary>
/// <param name="Value">Null when there is nothing to take it of.</param>
/// <param name="Count">How many it is taken of: questions, or citations, passages, runs.</param>
sealed record MetricValue(string Name, double? Value, int Count);

/// <summary>What a run cost, and what was checked besides the rows.</summary>
/// <param name="Citations">How many citations were compared with the input, and how many of them are its text.</param>
/// <param name="Passages">How many were indexed, in how many seconds from reading to searchable; else null.</param>
/// <param name="PeakBytes">The most memory that the process had resident.</param>
sealed record RunFacts((int Checked, int Valid) Citations, (int Count, double Seconds)? Passages, long PeakBytes);

/// <summary>rows → metrics, in the order of the table.</summary>
static class Metrics
{
    /// <summary>The most false refusals that a threshold may cost for the best one to be looked for.</summary>
    public const double MostFalseRefusals = 0.10;

    /// <summary>Means over the rows that have them.</summary>
    static readonly string[] OfRows =
    [
        "gold_passage@1", "gold_passage@5", "gold_passage@10", "gold_passage@20", "gold_passage_mrr@10",
        "any_passage@1", "any_passage@5", "any_passage@10", "any_passage@20", "answer_sentence@1", "answer_sentence@3",
        "hits@4", "hits@10", "mrr@10", "map@10", "all_evidence@10",
        "null_refused", "null_refused_known_outlets", "false_refusal", "squad2_sentence",
        "recall@10_none", "recall@10_rules", "recall@10_human", "answered",
    ];

    /// <summary>Where less is better.</summary>
    public static bool LessIsBetter(string name) => name is "false_refusal" or "p50_ms" or "p95_ms" or "peak_rss_mb";

    public static IReadOnlyList<MetricValue> Of(QuestionShape shape, IReadOnlyList<EvalRow> rows, RunFacts facts) =>
        [.. OfEachRow(rows), .. OfFollowUps(rows), .. OfRefusals(shape, rows), .. OfTheRun(rows, facts)];

    /// <summary>Confidence and what is known, of the rows of which that is known.</summary>
    public static IReadOnlyList<(double Confidence, bool IsAnswerable)> Confidences(IReadOnlyList<EvalRow> rows) =>
    [
        .. rows.Where(r => r.Question.IsAnswerable is not null)
            .Select(r => (r.Answer.Confidence, r.Question.IsAnswerable!.Value)),
    ];

    /// <summary>The smallest value that so large a share of all values does not exceed; NaN of none.</summary>
    public static double NearestRank(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? double.NaN : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)];
    }

    static IEnumerable<MetricValue> OfEachRow(IReadOnlyList<EvalRow> rows)
    {
        foreach (var name in OfRows)
        {
            var values = rows.Where(r => r.Scores.ContainsKey(name)).Select(r => r.Scores[name]).ToList();
            if (values.Count > 0)
                yield return new(name, values.Average(), values.Count);
        }
    }

    /// <summary>How much of what is found with the rewriting of people is found with ours.</summary>
    static IEnumerable<MetricValue> OfFollowUps(IReadOnlyList<EvalRow> rows)
    {
        var scored = rows.Where(r => r.Scores.ContainsKey("recall@10_human")).ToList();
        var byPeople = scored.Sum(r => r.Scores["recall@10_human"]);
        if (scored.Count > 0)
            yield return new(
                "recall@10_rules_of_human",
                byPeople == 0 ? null : scored.Sum(r => r.Scores["recall@10_rules"]) / byPeople, scored.Count);
    }

    static IEnumerable<MetricValue> OfRefusals(QuestionShape shape, IReadOnlyList<EvalRow> rows)
    {
        var confidences = Confidences(rows);
        if (Refusals.Auroc(confidences) is not { } auroc)
            yield break;
        if (shape is QuestionShape.Squad2)
            yield return new("squad2_refusal_auroc", auroc, confidences.Count);
        if (shape is not QuestionShape.MultiHopRag)
            yield break;
        yield return new("refusal_auroc", auroc, confidences.Count);
        var best = Refusals.Curve(confidences)
            .Where(p => p.FalseRefusal <= MostFalseRefusals)
            .Max(p => p.NullRefused);
        yield return new("best_null_refused@false_refusal_0.10", best, confidences.Count(c => !c.IsAnswerable));
    }

    static IEnumerable<MetricValue> OfTheRun(IReadOnlyList<EvalRow> rows, RunFacts facts)
    {
        var (all, valid) = facts.Citations;
        yield return new("citation_valid", all == 0 ? null : (double)valid / all, all);
        yield return new("p50_ms", NearestRank(rows.Select(r => r.ElapsedMs), 0.50), rows.Count);
        yield return new("p95_ms", NearestRank(rows.Select(r => r.ElapsedMs), 0.95), rows.Count);
        if (facts.Passages is { } passages)
            yield return new("index_passages_per_s", passages.Count / passages.Seconds, passages.Count);
        yield return new("peak_rss_mb", facts.PeakBytes / 1e6, 1);
    }
}
