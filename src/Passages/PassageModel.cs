using System.Globalization;

namespace NewsBot.Passages;

/// <summary>
/// Ranking model over <see cref="PassageFeature"/>: linear, and for questions in parts with trees on top.
/// passage-model.txt and passage-trees.txt say how they were made.
/// </summary>
static class PassageModel
{
    static readonly string[] Names = Enum.GetNames<PassageFeature>();

    public static readonly int FeatureCount = Names.Length;

    static readonly double[][] Weights = ReadWeights();

    /// <param name="isInParts">Whether the question is in parts: different articles may answer it.</param>
    public static double Score(double[] features, bool isInParts)
    {
        var weights = Weights[isInParts ? 1 : 0];
        var sum = 0.0;
        for (var i = 0; i < features.Length; i++)
            sum += weights[i] * features[i];
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

    /// <summary>A line for each feature: its name, its weight for a question in one piece, and for one in parts.</summary>
    static double[][] ReadWeights()
    {
        using var stream = typeof(PassageModel).Assembly.GetManifestResourceStream("NewsBot.Passages.passage-model.txt")!;
        using var reader = new StreamReader(stream);
        double[][] weights = [new double[FeatureCount], new double[FeatureCount]];
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var columns = line.Split(' ');
            var feature = Array.IndexOf(Names, columns[0]);
            for (var i = 0; i < weights.Length; i++)
                weights[i][feature] = double.Parse(columns[i + 1], CultureInfo.InvariantCulture);
        }

        return weights;
    }
}
