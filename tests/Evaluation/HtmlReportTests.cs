using NewsBot.Evaluation;

namespace NewsBot.Tests.Evaluation;

public class HtmlReportTests
{
    [Fact]
    public void ThePageNeedsNothingElseAndEscapesWhatTheDataSays()
    {
        var rows = Enumerable.Range(0, 40).Select(i => Invented.Row(
            i / 40.0, isAnswerable: i % 3 > 0, group: "<script>alert(1)</script>", elapsedMs: i + 1,
            new() { ["hits@4"] = i % 2, ["null_refused"] = 1 })).ToList();
        var file = new QuestionFile("<b>.jsonl", "00", QuestionShape.MultiHopRag, [.. rows.Select(r => r.Question)]);
        var metrics = Metrics.Of(file.Shape, rows, new((0, 0), null, 0));
        var setup = new EvalSetup(file, null, 40, 10, null, 1, 0.35, 0, 0, 0);

        var page = HtmlReport.Of(new(setup, metrics, rows));

        Assert.Equal(4, page.Split("<svg ").Length - 1);
        Assert.Contains("shipped 0.35", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
    }
}
