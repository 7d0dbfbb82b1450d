namespace NewsBot.Evaluation;

/// <summary>A question whose score differs.</summary>
sealed record ChangedRow(SavedRow Row, double Before, double After);

/// <summary>A metric in two runs.</summary>
/// <param name="Before">In the first one; over the questions that both have, where it is a mean over questions.</param>
/// <param name="Paired">Null where it is no mean over questions, and so cannot be tested question by question.</param>
sealed record MetricChange(string Name, double? Before, double? After, PairedChange? Paired);

/// <param name="Count">How many questions both runs have it of.</param>
/// <param name="Interval">Of the mean difference, 95 %.</param>
/// <param name="PValue">Two-sided.</param>
/// <param name="Better">Most changed first, then in the order of the questions.</param>
sealed record PairedChange(
    int Count, (double Low, double High) Interval, double PValue, IReadOnlyList<ChangedRow> Better,
    IReadOnlyList<ChangedRow> Worse);

/// <summary>Two runs over the same data → what changed, question by question.</summary>
sealed record Comparison(SavedRun First, SavedRun Second, int Shared, IReadOnlyList<MetricChange> Changes)
{
    /// <exception cref="EvaluationException">They were measured on different data.</exception>
    public static Comparison Of(SavedRun first, SavedRun second)
    {
        foreach (var (name, value) in first.Data)
            if (second.Data[name] is var other && other != value)
                throw new EvaluationException(
                    $"{first.Name} and {second.Name} were measured on different data: their {name} differ " +
                    $"({Short(value)} and {Short(other)}). Compare two runs over the same files.");
        var after = second.Rows.ToDictionary(r => r.Id, StringComparer.Ordinal);
        var pairs = first.Rows.Where(r => after.ContainsKey(r.Id))
            .Select(r => (Before: r, After: after[r.Id]))
            .ToList();
        if (pairs.Count == 0)
            throw new EvaluationException(
                $"{first.Name} and {second.Name} have no question in common. Give both the same --limit and --seed.");
        var values = second.Metrics.ToDictionary(m => m.Name);
        return new(first, second, pairs.Count, [.. first.Metrics.Where(m => values.ContainsKey(m.Name))
            .Select(m => Compare(m, values[m.Name], pairs))]);
    }

    static MetricChange Compare(
        MetricValue before, MetricValue after, IReadOnlyList<(SavedRow Before, SavedRow After)> pairs)
    {
        var name = before.Name;
        var rows = pairs
            .Where(p => p.Before.Scores.ContainsKey(name) && p.After.Scores.ContainsKey(name))
            .Select(p => new ChangedRow(p.Before, p.Before.Scores[name], p.After.Scores[name]))
            .ToList();
        if (rows.Count == 0)
            return new(name, before.Value, after.Value, null);
        var differences = rows.Select(r => r.After - r.Before).ToList();
        var changed = rows.Where(r => r.After != r.Before)
            .OrderByDescending(r => Math.Abs(r.After - r.Before))
            .ToList();
        return new(
            name, rows.Average(r => r.Before), rows.Average(r => r.After),
            new(rows.Count, PairedTest.Interval(differences), PairedTest.PValue(differences),
                [.. changed.Where(r => IsBetter(name, r))], [.. changed.Where(r => !IsBetter(name, r))]));
    }

    static bool IsBetter(string name, ChangedRow row) => row.After > row.Before != Metrics.LessIsBetter(name);

    static string Short(string value) => value.Length > 12 ? value[..12] + "…" : value;
}
