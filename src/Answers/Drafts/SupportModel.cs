using System.Globalization;

namespace NewsBot.Answers.Drafts;

/// <summary>Logistic regression over <see cref="SupportFeature"/>; support-model.txt says how it was made.</summary>
static class SupportModel
{
    static readonly string[] Names = Enum.GetNames<SupportFeature>();

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

    static double[] ReadWeights()
    {
        using var stream = typeof(SupportModel).Assembly.GetManifestResourceStream("NewsBot.Answers.support-model.txt")!;
        using var reader = new StreamReader(stream);
        var weights = new double[FeatureCount];
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            weights[Array.IndexOf(Names, line[..space])] = double.Parse(line.AsSpan(space), CultureInfo.InvariantCulture);
        }

        return weights;
    }
}
