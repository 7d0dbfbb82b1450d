using NewsBot.Tests.Support;
using NewsBot.Tests.Vectors.Sqlite;
using NewsBot.Vectors.Sqlite;

namespace NewsBot.Tests.Journeys;

/// <summary>Articles that stay: ingested by one process, asked about by another.</summary>
public sealed class IngestTests : IDisposable
{
    readonly TempFolder _folder = new();

    string Archive => _folder.At("archive.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task WhatWasIngestedIsAnsweredFromWithTheSameCitation()
    {
        _folder.Write("news/rain.txt", "date 2026-01-06 Seoul, Jan 6 The Han bridge was closed after heavy rain.");
        var ingested = await RunAsync("ingest", _folder.At("news"), "--list");
        Directory.Delete(_folder.At("news"), recursive: true);

        var asked = await RunAsync("ask", "Why was the Han bridge closed?");
        var shown = await RunAsync("articles", "show", "rain.txt");

        Assert.Equal(
            $"rain.txt\nStored 1 article in 1 passage.\nThe archive: {Archive}\n",
            ingested.Output.ReplaceLineEndings("\n"));
        Assert.StartsWith("The Han bridge was closed after heavy rain. [1]", asked.Output);
        Assert.Equal("The Han bridge was closed after heavy rain.", shown.Output);
    }

    [Fact]
    public async Task ASecondIngestStoresOnlyWhatIsNewOrHasChanged()
    {
        _folder.Write("news/a.txt", "The Han bridge was closed.");
        _folder.Write("news/b.txt", "The Nam bridge was closed.");
        await RunAsync("ingest", _folder.At("news"));
        _folder.Write("news/b.txt", "The Nam bridge was opened.");
        _folder.Write("news/c.txt", "The Bukhan bridge was closed.");
        _folder.Write("news/d.txt", "");

        var second = await RunAsync("ingest", _folder.At("news"), "--list");
        var list = await RunAsync("articles", "list");

        Assert.StartsWith(
            "b.txt\nc.txt\n" +
            "Stored 2 articles in 2 passages (1 in a new version); 1 was there already; 1 was skipped.",
            second.Output.ReplaceLineEndings("\n"));
        Assert.Equal("Skipped: d.txt is empty", second.Errors.Trim());
        Assert.Equal(["a.txt", "b.txt", "c.txt"], list.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t')[0]));
        Assert.Equal("The Nam bridge was opened.", (await RunAsync("articles", "show", "b.txt")).Output);
    }

    [Fact]
    public async Task WithoutANamedArchiveTheUsersOwnIsReadBesideTheFolder()
    {
        _folder.Write("news/rain.txt", "The Han bridge was closed after heavy rain.");
        _folder.Write("every-start/snow.txt", "The Nam tunnel was closed after heavy snow.");
        _folder.Write("every-start/rain.txt", "The Han bridge was closed after heavy rain.");
        var options = new RunOptions(Environment: new() { ["XDG_DATA_HOME"] = _folder.At("data") });

        var ingested = await Newsbot.RunAsync(options, "ingest", _folder.At("news"));
        var list = await Newsbot.RunAsync(
            options, "articles", "list", "--set", $"Articles:Path={_folder.At("every-start")}");

        Assert.Contains(_folder.At("data/newsbot/archive.db"), ingested.Output);
        Assert.Equal(["rain.txt", "snow.txt"], list.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t')[0]));
        Assert.Empty(list.Errors);
    }

    [Fact]
    public async Task ARemovedArticleIsNoLongerAnsweredFrom()
    {
        _folder.Write("news/rain.txt", "The Han bridge was closed after heavy rain.");
        _folder.Write("news/snow.txt", "The Nam tunnel was closed after heavy snow.");
        await RunAsync("ingest", _folder.At("news"));

        Assert.Equal("Removed rain.txt.", (await RunAsync("articles", "remove", "rain.txt")).Output.Trim());
        var again = await RunAsync("articles", "remove", "rain.txt");

        Assert.Equal(1, again.ExitCode);
        Assert.Contains("There is no article 'rain.txt'", again.Errors);
        Assert.Equal(3, (await RunAsync("ask", "Why was the Han bridge closed?")).ExitCode);
        Assert.Equal(0, (await RunAsync("ask", "Why was the Nam tunnel closed?")).ExitCode);
    }

    [Fact]
    public async Task ADamagedArchiveIsNamedAndRebuiltFromWhatIsWhole()
    {
        _folder.Write("news/rain.txt", "The Han bridge was closed after heavy rain.");
        _folder.Write("news/snow.txt", "The Nam tunnel was closed after heavy snow.");
        await RunAsync("ingest", _folder.At("news"));
        var bytes = await File.ReadAllBytesAsync(Archive, TestContext.Current.CancellationToken);
        var text = bytes.AsSpan().IndexOf("heavy rain"u8);
        bytes[text] = (byte)'l';
        await File.WriteAllBytesAsync(Archive, bytes, TestContext.Current.CancellationToken);

        var asked = await RunAsync("ask", "Why was the Han bridge closed?");
        var check = await RunAsync("archive", "check");
        var rebuilt = await RunAsync("archive", "rebuild");
        var list = await RunAsync("articles", "list");

        Assert.Equal((1, ""), (asked.ExitCode, asked.Output));
        Assert.Contains($"The archive {Archive} is damaged", asked.Errors);
        Assert.Equal(1, check.ExitCode);
        Assert.Contains("1 articles are whole, 1 are known to be lost", check.Errors);
        Assert.Contains("1 articles in 1 passages; 1 articles could not be read", rebuilt.Output);
        Assert.Contains($"kept as {Archive}.damaged.", rebuilt.Output);
        Assert.Equal("snow.txt", list.Output.Split('\t')[0]);
        Assert.Equal(0, (await RunAsync("archive", "check")).ExitCode);
    }

    [Fact]
    public async Task AnotherCutIsRefusedUntilTheArchiveIsRebuilt()
    {
        _folder.Write("news/rain.txt", "The Han bridge was closed after heavy rain.");
        await RunAsync("ingest", _folder.At("news"));

        var refused = await RunAsync("ask", "Why was the Han bridge closed?", "--set", "Chunks:MaxTokens=128");
        var rebuilt = await RunAsync("archive", "rebuild", "--set", "Chunks:MaxTokens=128");
        var asked = await RunAsync("ask", "Why was the Han bridge closed?", "--set", "Chunks:MaxTokens=128");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("archive rebuild", refused.Errors);
        Assert.DoesNotContain("kept as", rebuilt.Output);
        Assert.Equal(0, asked.ExitCode);
        Assert.False(File.Exists(Archive + ".rebuilding"));
    }

    [Fact]
    public async Task ASecondWriterIsRefusedAndReadersGoOn()
    {
        _folder.Write("news/rain.txt", "The Han bridge was closed after heavy rain.");
        await RunAsync("ingest", _folder.At("news"));
        using var writer = StoredNews.OpenToWrite(Archive);

        var second = await RunAsync("ingest", _folder.At("news"));
        var asked = await RunAsync("ask", "Why was the Han bridge closed?");

        Assert.Equal(1, second.ExitCode);
        Assert.Contains($"is being written by 'newsbot ingest', process {Environment.ProcessId}", second.Errors);
        Assert.Equal(0, asked.ExitCode);
    }

    [Fact]
    public async Task AFullDiskLosesNothingThatWasReported()
    {
        Assert.SkipWhen(!OperatingSystem.IsLinux(), "a limit on the size of files stands for the full disk");
        var lines = Enumerable.Range(1, 400).Select(n => StoredNews.JsonLine(StoredNews.Article(n)));
        _folder.Write("news/a.jsonl", string.Join('\n', lines));

        var full = await RunLimitedAsync(kilobytes: 600);
        var stored = full.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        using (var reader = ArchiveReader.Open(Archive))
            Assert.Subset(reader.Articles().Select(a => a.Article.Id).ToHashSet(), stored.ToHashSet());
        var again = await RunAsync("ingest", _folder.At("news"));

        Assert.Equal(1, full.ExitCode);
        Assert.NotEmpty(stored);
        Assert.Contains("Nothing that was reported as stored is lost", full.Errors);
        Assert.Equal(0, again.ExitCode);
        using var all = ArchiveReader.Open(Archive);
        Assert.Equal(400, all.Articles().Count());
    }

    Task<Run> RunAsync(params string[] arguments) =>
        Newsbot.RunAsync([.. arguments, "--set", $"Archive:Path={Archive}"]);

    Task<Run> RunLimitedAsync(int kilobytes) => Newsbot.RunAsync(
        new RunOptions(MostKilobytesInAFile: kilobytes),
        "ingest", _folder.At("news"), "--list", "--set", $"Archive:Path={Archive}");
}
