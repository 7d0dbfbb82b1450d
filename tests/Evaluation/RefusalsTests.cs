using NewsBot.Evaluation;

namespace NewsBot.Tests.Evaluation;

public class RefusalsTests
{
    // Of the 2 × 3 pairs, 0.9 is above all three, and 0.4 above 0.1, level with 0.4 and below 0.6: 4.5 of 6.
    static readonly (double, bool)[] Five = [(0.9, true), (0.4, true), (0.1, false), (0.4, false), (0.6, false)];

    [Fact]
    public void TheAurocIsTheShareOfPairsInTheRightOrder() => Assert.Equal(4.5 / 6, Refusals.Auroc(Five)!.Value, 12);

    [Fact]
    public void WithoutBothKindsThereIsNothingToTellApart()
    {
        Assert.Null(Refusals.Auroc([(0.5, true), (0.7, true)]));
        Assert.Empty(Refusals.Curve([(0.5, false)]));
    }

    [Fact]
    public void ThePointsOfTheCurveAreThoseOfEveryThreshold() => Assert.Equal(
        [
            new(0.1, 0, 0), new(0.4, 1 / 3.0, 0), new(0.6, 2 / 3.0, 0.5), new(0.9, 1, 0.5),
            new(double.PositiveInfinity, 1, 1),
        ],
        Refusals.Curve(Five));

    [Theory]
    [InlineData(0.05, 0)]   // below all
    [InlineData(0.1, 0)]    // a confidence at the threshold is not refused
    [InlineData(0.11, 1 / 3.0)]
    [InlineData(0.35, 1 / 3.0)]
    [InlineData(0.6, 2 / 3.0)]
    [InlineData(0.95, 1)]
    public void AThresholdRefusesWhatIsBelowIt(double threshold, double nullRefused) =>
        Assert.Equal(nullRefused, Refusals.At(Refusals.Curve(Five), threshold).NullRefused);

    [Fact]
    public void TheBestRefusalsAreLookedForWhereATenthOfTheAnswersIsLostAtMost()
    {
        List<EvalRow> rows = [.. Enumerable.Range(1, 10).Select(i => Invented.Row(i / 10.0, isAnswerable: true))];
        rows.AddRange([Invented.Row(0.05, false), Invented.Row(0.15, false), Invented.Row(0.25, false)]);

        var metrics = Metrics.Of(QuestionShape.MultiHopRag, rows, new((0, 0), null, 0));

        // A threshold of 0.2 refuses 0.05 and 0.15, and of the ten only 0.1.
        Assert.Equal(2 / 3.0, metrics.Single(m => m.Name == "best_null_refused@false_refusal_0.10").Value!.Value, 12);
    }
}
