namespace NewsBot.Answers;

/// <summary>How sure we are that the articles say it, by <see cref="ConfidenceModel"/>.</summary>
/// <param name="Features">By <see cref="ConfidenceFeature"/>; all 0 when there was nothing to answer from.</param>
sealed record Confidence(double[] Features)
{
    public double Value { get; } =
        Features[(int)ConfidenceFeature.Bias] == 0 ? 0 : ConfidenceModel.Probability(Features);

    public double this[ConfidenceFeature feature] => Features[(int)feature];

    /// <summary>What each feature added to the log-odds, strongest first.</summary>
    public IReadOnlyList<ConfidenceReason> Reasons
    {
        get
        {
            var reasons = new List<ConfidenceReason>();
            for (var feature = (ConfidenceFeature)0; (int)feature < Features.Length; feature++)
                if (ConfidenceModel.Weight(feature) * this[feature] is var added and not 0)
                    reasons.Add(new(feature, added));
            reasons.Sort((a, b) => Math.Abs(b.Added) != Math.Abs(a.Added)
                ? Math.Abs(b.Added).CompareTo(Math.Abs(a.Added)) : ((int)a.Feature).CompareTo((int)b.Feature));
            return reasons;
        }
    }
}

/// <summary>What a feature added to the log-odds of a confidence.</summary>
sealed record ConfidenceReason(ConfidenceFeature Feature, double Added);
