namespace NewsBot.Evaluation;

/// <summary>What a threshold comes to: shares of the unanswerable and of the answerable that it refuses.</summary>
sealed record RefusalPoint(double Threshold, double NullRefused, double FalseRefusal);

/// <summary>How well the confidence tells what the articles say from what they do not.</summary>
static class Refusals
{
    /// <summary>
    /// The probability that an answerable question has the higher confidence, ties counting a half (Hanley and McNeil
    /// 1982); null when one of the kinds is missing.
    /// </summary>
    public static double? Auroc(IReadOnlyList<(double Confidence, bool IsAnswerable)> answers)
    {
        // The rank-sum form (Mann and Whitney 1947): U = R − n(n+1)/2, equal values sharing their mean rank.
        var sorted = answers.OrderBy(a => a.Confidence).ToList();
        double answerable = sorted.Count(a => a.IsAnswerable), others = sorted.Count - answerable;
        if (answerable == 0 || others == 0)
            return null;
        var ranks = 0.0;
        for (var (start, end) = (0, 0); start < sorted.Count; start = end)
        {
            while (end < sorted.Count && sorted[end].Confidence == sorted[start].Confidence)
                end++;
            ranks += sorted[start..end].Count(a => a.IsAnswerable) * ((start + 1 + end) / 2.0);
        }

        return (ranks - answerable * (answerable + 1) / 2) / (answerable * others);
    }

    /// <summary>The point of a curve that refuses what is below a threshold.</summary>
    public static RefusalPoint At(IReadOnlyList<RefusalPoint> curve, double threshold) =>
        curve.First(point => point.Threshold >= threshold);

    /// <summary>A point for each threshold that differs, none refused to all; empty if a kind is missing.</summary>
    public static IReadOnlyList<RefusalPoint> Curve(IReadOnlyList<(double Confidence, bool IsAnswerable)> answers)
    {
        var sorted = answers.OrderBy(a => a.Confidence).ToList();
        double answerable = sorted.Count(a => a.IsAnswerable), others = sorted.Count - answerable;
        if (answerable == 0 || others == 0)
            return [];
        var points = new List<RefusalPoint> { new(sorted[0].Confidence, 0, 0) };
        var (wrong, right) = (0, 0);
        for (var i = 0; i < sorted.Count; i++)
        {
            (wrong, right) = sorted[i].IsAnswerable ? (wrong + 1, right) : (wrong, right + 1);
            if (i + 1 == sorted.Count || sorted[i + 1].Confidence > sorted[i].Confidence)
                points.Add(new(
                    i + 1 < sorted.Count ? sorted[i + 1].Confidence : double.PositiveInfinity, right / others,
                    wrong / answerable));
        }

        return points;
    }
}
