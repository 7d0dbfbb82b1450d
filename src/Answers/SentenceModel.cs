using NewsBot.Passages;

namespace NewsBot.Answers;

/// <summary>
/// Two linear models over <see cref="SentenceFeature"/>: one ranks sentences, the other says how probably one answers.
/// sentence-model.txt has their weights and says how they were made.
/// </summary>
static class SentenceModel
{
    static readonly double[][] Weights =
        FeatureWeights.Read<SentenceFeature>("NewsBot.Answers.sentence-model.txt", columns: 2);

    public static int FeatureCount => Weights[0].Length;

    /// <summary>The higher, the earlier; comparable within one question.</summary>
    public static double Score(double[] features) => FeatureWeights.Sum(Weights[0], features);

    public static double Probability(double[] features) => FeatureWeights.Probability(Weights[1], features);

    /// <summary>What the feature counts in the ranking.</summary>
    public static double Weight(SentenceFeature feature) => Weights[0][(int)feature];

    /// <summary>What the feature counts in the log-odds of the probability.</summary>
    public static double LogOdds(SentenceFeature feature) => Weights[1][(int)feature];
}
