namespace NewsBot.Fitting;

/// <summary>A question with the features of all its candidates and what each of them is worth.</summary>
/// <param name="Features">By candidate.</param>
/// <param name="IsGood">By candidate: whether it should come first.</param>
/// <param name="Weight">How much the question counts.</param>
/// <param name="NeedsAll">Whether all the good ones are needed, and not any one of them.</param>
/// <param name="IsInParts">Which of the two columns of weights it belongs to.</param>
sealed record FittedQuestion(
    string Id, double[][] Features, bool[] IsGood, double Weight, bool NeedsAll, bool IsInParts);
