using NewsBot.Passages;

namespace NewsBot.Answers;

/// <summary>
/// Logistic regression over <see cref="ConfidenceFeature"/>; confidence-model.txt says how it was made.
/// </summary>
static class ConfidenceModel
{
    static readonly double[] Weights =
        FeatureWeights.Read<ConfidenceFeature>("NewsBot.Answers.confidence-model.txt", columns: 1)[0];

    public static int FeatureCount => Weights.Length;

    public static double Probability(double[] features) => FeatureWeights.Probability(Weights, features);

    public static double Weight(ConfidenceFeature feature) => Weights[(int)feature];
}
