using NewsBot.Evaluation;

namespace NewsBot.Tests.Evaluation;

public class ComparisonTests
{
    [Fact]
    public void TheQuestionsThatGotBetterAndWorseAreListedMostChangedFirst()
    {
        var first = Run("A", ("1", 0.5), ("2", 0.2), ("3", 1), ("4", 0.3), ("only A", 1));
        var second = Run("B", ("1", 0.6), ("2", 1), ("3", 0), ("4", 0.3), ("only B", 0));

        var comparison = Comparison.Of(first, second);

        var change = Assert.Single(comparison.Changes);
        Assert.Equal((4, 4), (comparison.Shared, change.Paired!.Count));
        Assert.Equal((0.5, 0.475), (change.Before!.Value, Math.Round(change.After!.Value, 12)));
        Assert.Equal(["2", "1"], change.Paired.Better.Select(r => r.Row.Id));
        Assert.Equal(["3"], change.Paired.Worse.Select(r => r.Row.Id));
    }

    [Fact]
    public void AFalseRefusalLessIsBetter()
    {
        var first = Run("A", "false_refusal", ("1", 1), ("2", 0));
        var second = Run("B", "false_refusal", ("1", 0), ("2", 0));

        Assert.Single(Comparison.Of(first, second).Changes[0].Paired!.Better);
    }

    [Fact]
    public void RunsOverDifferentDataAreNotCompared()
    {
        var first = Run("A.json", ("1", 0));
        var data = new Dictionary<string, string>(first.Data) { ["articles"] = "99" };
        var second = first with { Name = "B.json", Data = data };

        var failure = Assert.Throws<EvaluationException>(() => Comparison.Of(first, second));

        Assert.Equal(
            "A.json and B.json were measured on different data: their articles differ (22 and 99). Compare two runs " +
            "over the same files.",
            failure.Message);
    }

    [Fact]
    public void RunsWithoutACommonQuestionAreNotCompared()
    {
        var failure = Assert.Throws<EvaluationException>(() => Comparison.Of(Run("A", ("1", 0)), Run("B", ("2", 0))));

        Assert.Equal("A and B have no question in common. Give both the same --limit and --seed.", failure.Message);
    }

    [Fact]
    public void AMetricThatIsNoMeanOverQuestionsIsOnlySetSideBySide()
    {
        var first = Run("A", ("1", 0)) with { Metrics = [new("p50_ms", 3, 1)] };
        var second = Run("B", ("1", 0)) with { Metrics = [new("p50_ms", 4, 1)] };

        Assert.Equal(new MetricChange("p50_ms", 3, 4, null), Assert.Single(Comparison.Of(first, second).Changes));
    }

    static SavedRun Run(string name, params (string Id, double Value)[] rows) => Run(name, "mrr@10", rows);

    static SavedRun Run(string name, string metric, params (string Id, double Value)[] rows) => new(
        name,
        new Dictionary<string, string> { ["shapes"] = "multihop-rag", ["questions"] = "11", ["articles"] = "22" },
        new Dictionary<string, string>(),
        [new(metric, rows.Average(r => r.Value), rows.Length)],
        [.. rows.Select(r => new SavedRow(r.Id, "Who?", new Dictionary<string, double> { [metric] = r.Value }))]);
}
