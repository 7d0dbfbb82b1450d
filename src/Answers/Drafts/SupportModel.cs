using NewsBot.Passages;

namespace NewsBot.Answers.Drafts;

/// <summary>Logistic regression over <see cref="SupportFeature"/>; support-model.txt says how it was made.</summary>
static class SupportModel
{
    static readonly double[] Weights =
        FeatureWeights.Read<SupportFeature>("NewsBot.Answers.support-model.txt", columns: 1)[0];

    public static int FeatureCount => Weights.Length;

    public static double Probability(double[] features) => FeatureWeights.Probability(Weights, features);
}
