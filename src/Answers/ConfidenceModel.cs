using System.Globalization;

namespace NewsBot.Answers;

/// <summary>Logistic regression over <see cref="ConfidenceFeature"/>; confidence-model.txt says how it was made.</summary>
static class ConfidenceModel
{
    static readonly string[] Names = Enum.GetNames<ConfidenceFeature>();

    public static readonly int FeatureCount = Names.Length;

    static readonly double[] Weights = ReadWeights();

    /// <summary>1 / (1 + e^-(w·x)).</summary>
    public static double Probability(double[] features)
    {
        var sum = 0.0;
        for (var i = 0; i < features.Length; i++)
            sum += Weights[i] * features[i];
        return 1 / (1 + Math.Exp(-sum));
    }

    public static double Weight(ConfidenceFeature feature) => Weights[(int)feature];

    static double[] ReadWeights()
    {
        using var stream = typeof(ConfidenceModel).Assembly.GetManifestResourceStream("NewsBot.Answers.confidence-model.txt")!;
        using var reader = new StreamReader(stream);
        var weights = new double[FeatureCount];
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var feature = Array.IndexOf(Names, line[..space]);
            weights[feature] = double.Parse(line.AsSpan(space), CultureInfo.InvariantCulture);
        }

        return weights;
    }
}
