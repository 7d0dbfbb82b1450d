namespace NewsBot.Fitting;

/// <summary>A question with the features of all its candidates and what each of them is worth.</summary>
/// <param name="Features">By candidate.</param>
/// <param name="IsGood">By candidate: whether it should come first.</param>
/// <param name="Weight">How much the question counts.</param>
sealed record FittedQuestion(string Id, double[][] Features, bool[] IsGood, double Weight);
