using NewsBot.Passages;

namespace NewsBot.Fitting;

/// <summary>questions with scores → trees over the features that bring good candidates further to the front.</summary>
/// <remarks>
/// Gradient boosting with Newton's steps (Friedman 2001; Chen and Guestrin 2016) of <see cref="SoftmaxLoss"/>. Trees
/// grow where the loss falls most; each sees a part of the features, and equally filled ranges of their values.
/// </remarks>
sealed class BoostedTrees
{
    const int Trees = 100;
    const int Leaves = 6;
    const int LeastRows = 60;
    const int Ranges = 64;
    const double Rate = 0.05;
    const double Lambda = 1;
    const double PartOfFeatures = 0.5;

    /// <summary>What a passage is whatever the question: trees would learn by it which ones are asked for.</summary>
    static readonly PassageFeature[] OfThePassage =
    [
        PassageFeature.IsFirst, PassageFeature.Position, PassageFeature.Length, PassageFeature.NewNames,
        PassageFeature.NewNumbers, PassageFeature.Age, PassageFeature.ThisWeek, PassageFeature.Time,
        PassageFeature.TimeOfLatest,
    ];

    readonly double[][] _rows;
    readonly double[][] _cuts;
    readonly byte[][] _ranges;
    readonly double[] _pulls;
    readonly double[] _curvatures;

    BoostedTrees(double[][] rows)
    {
        _rows = rows;
        (_pulls, _curvatures) = (new double[rows.Length], new double[rows.Length]);
        var features = rows[0].Length;
        (_cuts, _ranges) = (new double[features][], new byte[features][]);
        Parallel.For(0, features, f =>
        {
            double[] sorted = [.. rows.Select(r => r[f]).Order()];
            // As the file has them, so that it ranks as what was measured.
            _cuts[f] = [.. Enumerable.Range(1, Ranges - 1)
                .Select(i => Math.Round(sorted[(int)((long)i * sorted.Length / Ranges)], 4)).Distinct()];
            _ranges[f] = [.. rows.Select(r => RangeOf(r[f], _cuts[f]))];
        });
    }

    /// <param name="scoreOf">What the trees are to add to.</param>
    /// <param name="without">A feature that is left out.</param>
    public static List<RegressionTree> Fit(
        IReadOnlyList<FittedQuestion> questions, Func<double[], double> scoreOf, PassageFeature? without)
    {
        var fit = new BoostedTrees([.. questions.SelectMany(q => q.Features)]);
        double[] scores = [.. fit._rows.Select(scoreOf)];
        var random = new Random(1);
        var trees = new List<RegressionTree>();
        for (var t = 0; t < Trees; t++)
        {
            fit.SetPulls(questions, scores);
            PassageFeature[] features = [.. Enum.GetValues<PassageFeature>()
                .Where(f => random.NextDouble() < PartOfFeatures && f != without && !OfThePassage.Contains(f))];
            var tree = fit.Grow(features);
            trees.Add(tree);
            Parallel.For(0, scores.Length, i => scores[i] += tree.Value(fit._rows[i]));
        }

        return trees;
    }

    void SetPulls(IReadOnlyList<FittedQuestion> questions, double[] scores)
    {
        var first = 0;
        foreach (var question in questions)
        {
            var count = question.Features.Length;
            var (pulls, curvatures) = SoftmaxLoss.Of(question, scores[first..(first + count)]);
            pulls.CopyTo(_pulls, first);
            curvatures.CopyTo(_curvatures, first);
            first += count;
        }
    }

    /// <summary>A leaf while the tree grows; what it is split into once it is split.</summary>
    sealed class Node(int[] rows, double value)
    {
        public int[] Rows => rows;

        public double Value => value;

        public (double Gain, PassageFeature Feature, int Range) Split { get; init; }

        public (Node Below, Node Above)? Branches { get; set; }
    }

    RegressionTree Grow(PassageFeature[] features)
    {
        var root = NodeOf([.. Enumerable.Range(0, _rows.Length)], features);
        var leaves = new List<Node> { root };
        while (leaves.Count < Leaves && leaves.MaxBy(l => l.Split.Gain) is { Split.Gain: > 0 } leaf)
        {
            var ranges = _ranges[(int)leaf.Split.Feature];
            var below = NodeOf([.. leaf.Rows.Where(r => ranges[r] <= leaf.Split.Range)], features);
            var above = NodeOf([.. leaf.Rows.Where(r => ranges[r] > leaf.Split.Range)], features);
            leaf.Branches = (below, above);
            leaves.Remove(leaf);
            leaves.AddRange([below, above]);
        }

        return TreeOf(root);
    }

    RegressionTree TreeOf(Node node) => node.Branches is var (below, above)
        ? new(node.Split.Feature, _cuts[(int)node.Split.Feature][node.Split.Range], TreeOf(below), TreeOf(above))
        : new(Math.Round(node.Value, 4));

    Node NodeOf(int[] rows, PassageFeature[] features)
    {
        var (pull, curvature) = (rows.Sum(r => _pulls[r]), rows.Sum(r => _curvatures[r]));
        var splits = new (double Gain, PassageFeature Feature, int Range)[features.Length];
        Parallel.For(0, features.Length, f => splits[f] = BestSplit(rows, features[f], pull, curvature));
        return new(rows, -Rate * pull / (curvature + Lambda)) { Split = splits.MaxBy(s => s.Gain) };
    }

    (double Gain, PassageFeature Feature, int Range) BestSplit(
        int[] rows, PassageFeature feature, double pull, double curvature)
    {
        var (pulls, curvatures, counts) = (new double[Ranges], new double[Ranges], new int[Ranges]);
        var ranges = _ranges[(int)feature];
        foreach (var row in rows)
        {
            pulls[ranges[row]] += _pulls[row];
            curvatures[ranges[row]] += _curvatures[row];
            counts[ranges[row]]++;
        }

        var best = (Gain: 0.0, feature, Range: 0);
        var (leftPull, leftCurvature, left) = (0.0, 0.0, 0);
        for (var range = 0; range < _cuts[(int)feature].Length; range++)
        {
            leftPull += pulls[range];
            leftCurvature += curvatures[range];
            left += counts[range];
            if (left < LeastRows || rows.Length - left < LeastRows)
                continue;
            var gain = Fall(leftPull, leftCurvature) + Fall(pull - leftPull, curvature - leftCurvature)
                - Fall(pull, curvature);
            if (gain > best.Gain)
                best = (gain, feature, range);
        }

        return best;
    }

    static double Fall(double pull, double curvature) => pull * pull / (curvature + Lambda);

    /// <summary>The first cut that it is not above, or the last range.</summary>
    static byte RangeOf(double value, double[] cuts)
    {
        var found = Array.BinarySearch(cuts, value);
        return (byte)(found >= 0 ? found : ~found);
    }
}
