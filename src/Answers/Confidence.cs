namespace NewsBot.Answers;

/// <summary>How sure we are that the articles say it, by <see cref="ConfidenceModel"/>.</summary>
/// <param name="Features">By <see cref="ConfidenceFeature"/>; all 0 when there was nothing to answer from.</param>
sealed record Confidence(double[] Features)
{
    public double Value { get; } = Features[(int)ConfidenceFeature.Bias] == 0 ? 0 : ConfidenceModel.Probability(Features);

    public double this[ConfidenceFeature feature] => Features[(int)feature];

    /// <summary>What each feature added to the log-odds, strongest first.</summary>
    public IReadOnlyList<ConfidenceReason> Reasons =>
    [
        .. Enum.GetValues<ConfidenceFeature>()
            .Select(f => new ConfidenceReason(f, ConfidenceModel.Weight(f) * this[f]))
            .Where(r => r.Added != 0)
            .OrderByDescending(r => Math.Abs(r.Added)),
    ];
}

/// <summary>What a feature added to the log-odds of a confidence.</summary>
sealed record ConfidenceReason(ConfidenceFeature Feature, double Added);
