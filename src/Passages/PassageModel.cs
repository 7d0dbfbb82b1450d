namespace NewsBot.Passages;

/// <summary>
/// Ranking model over <see cref="PassageFeature"/>: linear, and for questions in parts with trees on top.
/// passage-model.txt and passage-trees.txt say how they were made.
/// </summary>
static class PassageModel
{
    /// <summary>For a question in one piece, and for one in parts.</summary>
    static readonly double[][] Weights =
        FeatureWeights.Read<PassageFeature>("NewsBot.Passages.passage-model.txt", columns: 2);

    public static int FeatureCount => Weights[0].Length;

    /// <param name="isInParts">Whether the question is in parts: different articles may answer it.</param>
    public static double Score(double[] features, bool isInParts)
    {
        var sum = FeatureWeights.Sum(Weights[isInParts ? 1 : 0], features);
        return isInParts ? sum + PassageTrees.Score(features) : sum;
    }

    /// <summary>What each feature added to the score.</summary>
    public static double[] Explain(IReadOnlyList<double> features, bool isInParts)
    {
        double[] values = [.. features];
        double[] added = [.. values.Select((value, f) => value * Weight((PassageFeature)f, isInParts))];
        if (isInParts)
            PassageTrees.Explain(values, added);
        return added;
    }

    public static double Weight(PassageFeature feature, bool isInParts) => Weights[isInParts ? 1 : 0][(int)feature];
}
