using System.Text.RegularExpressions;
using NewsBot.Tests.Support;
using NewsBot.Tests.Vectors.Sqlite;
using NewsBot.Tests.Vectors.Training;

namespace NewsBot.Tests.Journeys;

/// <summary>`newsbot train`, and an ingest that ends with it, from outside.</summary>
public sealed partial class TrainTests : IDisposable
{
    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AnIngestTrainsWhereThereIsEnoughAndThenEveryVerbUsesTheModel()
    {
        Write("first.jsonl", 0, 30);

        var ingested = await RunAsync("ingest", _folder.At("first.jsonl"));
        var model = Trained().Match(ingested.Output).Groups[1].Value;
        var info = await RunAsync("archive", "info");
        var answer = await RunAsync("ask", "--explain", "Which steamer left the harbour?");

        Assert.Equal((0, 0), (ingested.ExitCode, info.ExitCode));
        Assert.NotEqual("", model);
        Assert.Contains($"made by {model} (trained on 30 articles in 30 passages, 1000 passes, seed 1)", info.Output);
        Assert.InRange(answer.ExitCode, 0, 3);
        Assert.Equal("", answer.Errors);

        Write("more.jsonl", 30, 40);
        var more = await RunAsync("ingest", _folder.At("more.jsonl"));
        Assert.DoesNotContain("Trained", more.Output);
        Assert.Contains($"made by {model} ", (await RunAsync("archive", "info")).Output);

        var again = await RunAsync("train");
        Assert.Matches(Trained(), again.Output);
        Assert.DoesNotContain(model, again.Output);
        var rebuilt = await RunAsync("archive", "rebuild");
        Assert.Contains("Rebuilt", rebuilt.Output);
        Assert.DoesNotContain("Trained", rebuilt.Output);   // the model is kept
        Assert.Contains(Trained().Match(again.Output).Groups[1].Value, (await RunAsync("archive", "info")).Output);
        Assert.Equal(0, (await RunAsync("archive", "check")).ExitCode);
    }

    [Fact]
    public async Task ASettingTurnsItOff()
    {
        Write("first.jsonl", 0, 30);

        var run = await RunAsync("ingest", _folder.At("first.jsonl"), "--set", "Training:Automatic=false");

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("Trained", run.Output);
    }

    [Fact]
    public async Task WithoutAnArchiveThereIsNothingToTrainOn()
    {
        var run = await RunAsync("train");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains($"There is no archive {_folder.At("archive.db")}. 'newsbot ingest PATH' makes it.", run.Errors);
    }

    Task<Run> RunAsync(params string[] arguments) => Newsbot.RunAsync(
    [
        .. arguments, "--set", $"Archive:Path={_folder.At("archive.db")}", "--set", "Training:MinArticles=30",
        "--set", "Training:Epochs=2",
    ]);

    void Write(string name, int from, int to) => _folder.Write(
        name, string.Join('\n', InventedNews.Articles(to)[from..].Select(a => StoredNews.JsonLine(a.Article))));

    [GeneratedRegex("^Trained (trained-256-[0-9a-f]{16}) on ", RegexOptions.Multiline)]
    private static partial Regex Trained();
}
