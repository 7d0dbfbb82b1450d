using System.Globalization;

namespace NewsBot.Answers;

/// <summary>
/// Two linear models over <see cref="SentenceFeature"/>: one ranks sentences, the other says how probably one answers.
/// sentence-model.txt has their weights and says how they were made.
/// </summary>
static class SentenceModel
{
    static readonly string[] Names = Enum.GetNames<SentenceFeature>();

    public static readonly int FeatureCount = Names.Length;

    static readonly (double[] Ranking, double[] Answering) Weights = ReadWeights();

    /// <summary>The higher, the earlier; comparable within one question.</summary>
    public static double Score(double[] features) => Sum(Weights.Ranking, features);

    /// <summary>1 / (1 + e^-(w·x)).</summary>
    public static double Probability(double[] features) => 1 / (1 + Math.Exp(-Sum(Weights.Answering, features)));

    /// <summary>What the feature counts in the ranking.</summary>
    public static double Weight(SentenceFeature feature) => Weights.Ranking[(int)feature];

    /// <summary>What the feature counts in the log-odds of the probability.</summary>
    public static double LogOdds(SentenceFeature feature) => Weights.Answering[(int)feature];

    static double Sum(double[] weights, double[] features)
    {
        var sum = 0.0;
        for (var i = 0; i < features.Length; i++)
            sum += weights[i] * features[i];
        return sum;
    }

    static (double[] Ranking, double[] Answering) ReadWeights()
    {
        using var stream = typeof(SentenceModel).Assembly.GetManifestResourceStream("NewsBot.Answers.sentence-model.txt")!;
        using var reader = new StreamReader(stream);
        var (ranking, answering) = (new double[FeatureCount], new double[FeatureCount]);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var fields = line.Split(' ');
            var feature = Array.IndexOf(Names, fields[0]);
            ranking[feature] = double.Parse(fields[1], CultureInfo.InvariantCulture);
            answering[feature] = double.Parse(fields[2], CultureInfo.InvariantCulture);
        }

        return (ranking, answering);
    }
}
