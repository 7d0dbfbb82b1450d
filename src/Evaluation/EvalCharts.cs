using System.Globalization;

namespace NewsBot.Evaluation;

/// <summary>rows → the plots of the report.</summary>
static class EvalCharts
{
    const int Bins = 10;
    const int MostGroups = 12;

    static readonly string[] Kinds = ["a", "b", "c"];

    static IEnumerable<(double, string)> Shares => Tenths(2);

    /// <summary>What each shape is judged by, in its groups.</summary>
    public static IReadOnlyList<string> MainMetrics(QuestionShape shape) => shape switch
    {
        QuestionShape.RealtimeQa => ["gold_passage@1", "gold_passage@10", "answer_sentence@1"],
        QuestionShape.MultiHopRag => ["hits@4", "hits@10", "all_evidence@10"],
        QuestionShape.Canard => ["recall@10_none", "recall@10_rules", "recall@10_human"],
        _ => ["squad2_sentence"],
    };

    /// <summary>Means of some metrics by the group of the question; the largest groups, by their names.</summary>
    public static string? ByGroup(IReadOnlyList<EvalRow> rows, IReadOnlyList<string> metrics)
    {
        var groups = rows.Where(r => r.Question.Group is not null && metrics.Any(r.Scores.ContainsKey))
            .GroupBy(r => r.Question.Group!, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Take(MostGroups)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .ToList();
        if (groups.Count == 0)
            return null;

        var plot = new Plot((0, groups.Count), (0, 1)).Rows(Shares);
        var width = 0.8 / metrics.Count;
        for (var i = 0; i < groups.Count; i++)
            for (var m = 0; m < metrics.Count; m++)
                if (groups[i].Where(r => r.Scores.ContainsKey(metrics[m])).ToList() is { Count: > 0 } scored)
                {
                    var mean = scored.Average(r => r.Scores[metrics[m]]);
                    var from = i + 0.1 + m * width;
                    plot.Bar(from, from + width * 0.92, mean, Kinds[m], FormattableString.Invariant(
                        $"{groups[i].Key}: {metrics[m]} {mean:0.000} (n {scored.Count})"));
                }

        return plot
            .Columns(groups.Select((g, i) => (i + 0.5, Short(g.Key, groups.Count))))
            .Counts(groups.Select((g, i) => (i + 0.5, Count(g.Count()))))
            .Titles("with the number of questions", "mean")
            .Svg("Scores by group");
    }

    /// <summary>How often an answer is right, by its confidence (DeGroot and Fienberg 1983).</summary>
    public static string? Reliability(IReadOnlyList<EvalRow> rows)
    {
        var known = rows.Where(r => r.IsRight is not null).ToList();
        if (known.Count == 0)
            return null;
        var bins = known.ToLookup(r => Math.Min(Bins - 1, (int)(r.Answer.Confidence * Bins)));
        var plot = new Plot((0, 1), (0, 1)).Rows(Shares);
        for (var bin = 0; bin < Bins; bin++)
            if (bins[bin].ToList() is { Count: > 0 } inBin)
            {
                var (from, to) = ((bin + 0.05) / Bins, (bin + 0.95) / Bins);
                var right = inBin.Average(r => r.IsRight is true ? 1.0 : 0);
                var said = inBin.Average(r => r.Answer.Confidence);
                plot.Bar(from, to, right, "a", FormattableString.Invariant(
                    $"said {said:0.00}, right {right:0.00} (n {inBin.Count})"));
            }

        return plot
            .Dashed(0, 0, 1, 1)
            .Columns(Tenths(1))
            .Counts(Enumerable.Range(0, Bins).Select(bin => ((bin + 0.5) / Bins, Count(bins[bin].Count()))))
            .Titles("confidence, with the number of questions", "share that is right")
            .Svg("Reliability of the confidence");
    }

    /// <summary>What every threshold would come to, with the shipped one marked.</summary>
    public static string? Refusal(IReadOnlyList<EvalRow> rows, double minConfidence)
    {
        var confidences = Metrics.Confidences(rows);
        var curve = Refusals.Curve(confidences);
        if (curve.Count == 0)
            return null;
        var shipped = Refusals.At(curve, minConfidence);
        var text = FormattableString.Invariant(
            $"shipped {minConfidence:0.00}: {shipped.NullRefused:0.000} against {shipped.FalseRefusal:0.000}");
        return new Plot((0, 1), (0, 1))
            .Rows(Shares)
            .Dashed(0, 0, 1, 1)
            .Dashed(Metrics.MostFalseRefusals, 0, Metrics.MostFalseRefusals, 1)
            .Path(curve.Select(p => (p.FalseRefusal, p.NullRefused)), "a")
            .Dot(shipped.FalseRefusal, shipped.NullRefused, "b", text)
            .Label(1, 0, -8, -12, "end", text)
            .Columns(Shares)
            .Titles("share of the answerable that is refused", "share of the unanswerable that is refused")
            .Svg("Refusals by threshold");
    }

    /// <summary>How many questions took how long, in steps that double every fourth.</summary>
    public static string? Latency(IReadOnlyList<EvalRow> rows)
    {
        if (rows.Count == 0)
            return null;
        static int Step(double ms) => (int)Math.Floor(Math.Log2(Math.Max(ms, 0.01)) * 4);
        var steps = rows.GroupBy(r => Step(r.ElapsedMs)).ToDictionary(g => g.Key, g => g.Count());
        var (first, last, most) = (steps.Keys.Min(), steps.Keys.Max() + 1, steps.Values.Max());
        var plot = new Plot((first, last), (0, most * 1.2))
            .Rows([(0, "0"), (most / 2.0, Count(most / 2)), (most, Count(most))]);
        foreach (var (step, count) in steps.OrderBy(s => s.Key))
            plot.Bar(step + 0.04, step + 0.96, count, "a", FormattableString.Invariant(
                $"{Ms(step)} to {Ms(step + 1)} ms: {count} questions"));
        foreach (var (share, name, height) in ((double, string, double)[])[(0.5, "p50", 1.19), (0.95, "p95", 1.12)])
        {
            var ms = Metrics.NearestRank(rows.Select(r => r.ElapsedMs), share);
            var x = Math.Clamp(Math.Log2(Math.Max(ms, 0.01)) * 4, first, last);
            var isRight = x > (first + last) / 2.0;
            plot.Dashed(x, 0, x, most * height)
                .Label(x, most * height, isRight ? -5 : 5, 8, isRight ? "end" : "start",
                    FormattableString.Invariant($"{name} {ms:0.0} ms"));
        }

        var every = Math.Max(1, (last - first + 9) / 10);
        return plot
            .Columns(Enumerable.Range(first, last - first + 1)
                .Where(s => (s - first) % every == 0)
                .Select(s => ((double)s, Ms(s))))
            .Titles("milliseconds (logarithmic)", "questions")
            .Svg("Time of a question");
    }

    static string Ms(int step) => Math.Pow(2, step / 4.0) switch
    {
        < 1 and var ms => ms.ToString("0.00", CultureInfo.InvariantCulture),
        < 10 and var ms => ms.ToString("0.0", CultureInfo.InvariantCulture),
        var ms => ms.ToString("0", CultureInfo.InvariantCulture),
    };

    static IEnumerable<(double, string)> Tenths(int step)
    {
        for (var tenth = 0; tenth <= 10; tenth += step)
            yield return (tenth / 10.0, (tenth / 10.0).ToString("0.0", CultureInfo.InvariantCulture));
    }

    static string Short(string group, int groups)
    {
        var most = Math.Max(6, 70 / groups);
        return group.Length <= most ? group : group[..(most - 1)].TrimEnd() + "…";
    }

    static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
