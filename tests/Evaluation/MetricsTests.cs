using NewsBot.Evaluation;

namespace NewsBot.Tests.Evaluation;

public class MetricsTests
{
    [Theory]
    [InlineData(0.50, 30)] // of five: the third
    [InlineData(0.95, 50)] // ⌈4.75⌉ = 5
    [InlineData(0.20, 10)]
    public void APercentileIsTheNearestRank(double share, double expected) =>
        Assert.Equal(expected, Metrics.NearestRank([50, 10, 40, 20, 30], share));

    [Fact]
    public void AMetricIsTheMeanOfTheRowsThatHaveIt()
    {
        EvalRow[] rows =
        [
            Invented.Row(0, null, scores: new() { ["answered"] = 1, ["hits@4"] = 1 }),
            Invented.Row(0, null, scores: new() { ["answered"] = 0, ["hits@4"] = 0 }),
            Invented.Row(0, null, scores: new() { ["answered"] = 0 }),
        ];

        var metrics = Metrics.Of(QuestionShape.RealtimeQa, rows, new((4, 3), (100, 8), 2_500_000));

        Assert.Equal(
            [
                new("hits@4", 0.5, 2), new("answered", 1 / 3.0, 3), new("citation_valid", 0.75, 4), new("p50_ms", 1, 3),
                new("p95_ms", 1, 3), new("index_passages_per_s", 12.5, 100), new("peak_rss_mb", 2.5, 1),
            ],
            metrics);
    }

    [Fact]
    public void WithoutCitationsThereIsNoShareOfValidOnes()
    {
        var metrics = Metrics.Of(QuestionShape.RealtimeQa, [Invented.Row(0, null)], new((0, 0), null, 0));

        Assert.Null(metrics.Single(m => m.Name == "citation_valid").Value);
        Assert.Matches(@"citation_valid +- +0\n", EvalTable.Of(metrics));
    }
}
