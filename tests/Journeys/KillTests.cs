using System.Diagnostics;
using NewsBot.Articles;
using NewsBot.Tests.Support;
using NewsBot.Tests.Vectors.Sqlite;
using NewsBot.Vectors.Sqlite;

namespace NewsBot.Tests.Journeys;

/// <summary>
/// An ingest that is killed at any moment loses nothing that it reported, and goes on where it stopped.
/// </summary>
[Collection(nameof(Alone))]
public sealed class KillTests : IDisposable
{
    const int Rounds = 100;
    const int Articles = 500;

    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task NothingThatWasReportedIsLost()
    {
        var killed = 0;
        for (var round = 0; round < Campaign.Of(Rounds); round++)
        {
            var random = new Random(round);
            var archive = _folder.At($"{round}.db");
            // Every second archive has all articles in their first version already, and all of them change.
            var version = round % 2 == 0 ? 1 : 2;
            if (version == 2)
                Assert.Equal(0, (await Ingest(archive, version: 1).RunToEndAsync()).ExitCode);

            var run = await Ingest(archive, version).KillAtAsync(random);
            killed += run.WasKilled ? 1 : 0;
            CheckAfterKill(archive, version, run.Reported);

            var rest = await Ingest(archive, version).RunToEndAsync();
            Assert.Equal(0, rest.ExitCode);
            Assert.Empty(rest.Reported.Intersect(run.Reported)); // it goes on where it stopped
            Assert.Equal(Ids(version), ContentOf(archive));
        }

        Assert.True(killed > Campaign.Of(Rounds) / 2, $"only {killed} were killed before they were done");
    }

    /// <summary>
    /// Each article is there as a whole, in one of its versions, and what was reported in the new one.
    /// </summary>
    static void CheckAfterKill(string archive, int version, IReadOnlyList<string> reported)
    {
        if (!File.Exists(archive) || new FileInfo(archive).Length == 0)
        {
            Assert.Empty(reported);
            return;
        }

        Dictionary<string, Article> stored = [];
        try
        {
            using var reader = ArchiveReader.Open(archive);
            reader.CheckAll();
            stored = reader.Articles().ToDictionary(a => a.Article.Id, a => a.Article);
        }
        catch (ArchiveException failure) when (failure.Message.Contains("is empty", StringComparison.Ordinal))
        {
            // Killed before the first table was made.
        }

        Assert.All(reported, id => Assert.Equal(StoredNews.Article(NumberOf(id), version), stored[id]));
        Assert.All(stored.Values, article => Assert.Contains(
            article, Enumerable.Range(1, version).Select(v => StoredNews.Article(NumberOf(article.Id), v))));
        Assert.Equal(version == 2 ? Articles : stored.Count, stored.Count);
    }

    static int NumberOf(string id) =>
        int.Parse(id["news-".Length..], System.Globalization.CultureInfo.InvariantCulture);

    static List<Article> Ids(int version) =>
        [.. Enumerable.Range(1, Articles).Select(n => StoredNews.Article(n, version))];

    static List<Article> ContentOf(string archive)
    {
        using var reader = ArchiveReader.Open(archive);
        return [.. reader.Articles().Select(stored => stored.Article).OrderBy(article => NumberOf(article.Id))];
    }

    Ingesting Ingest(string archive, int version)
    {
        var articles = _folder.At($"version-{version}.jsonl");
        if (!File.Exists(articles))
            File.WriteAllLines(articles, Ids(version).Select(StoredNews.JsonLine));
        return new(Newsbot.Start(new(), "ingest", articles, "--list", "--set", $"Archive:Path={archive}"));
    }

    sealed record Outcome(bool WasKilled, int ExitCode, IReadOnlyList<string> Reported);

    sealed class Ingesting(Process process)
    {
        readonly List<string> _reported = [];

        public async Task<Outcome> RunToEndAsync()
        {
            var reading = ReadAsync(stopAt: int.MaxValue);
            await process.WaitForExitAsync();
            await reading;
            return Result(wasKilled: false);
        }

        /// <summary>At a random moment, or a random moment after a random article was reported.</summary>
        public async Task<Outcome> KillAtAsync(Random random)
        {
            var reading = ReadAsync(stopAt: random.Next(3) == 0 ? 0 : random.Next(Articles));
            if (random.Next(3) == 0)
                await Task.WhenAny(Task.Delay(random.Next(1500)), process.WaitForExitAsync());
            else
                await Task.WhenAny(reading, process.WaitForExitAsync());
            await Task.Delay(random.Next(25));
            var wasKilled = !process.HasExited;
            process.Kill();
            await process.WaitForExitAsync();
            await reading;
            while (await process.StandardOutput.ReadLineAsync() is { } line)
                Take(line); // what it said before it was killed counts
            return Result(wasKilled);
        }

        async Task ReadAsync(int stopAt)
        {
            while (_reported.Count <= stopAt && await process.StandardOutput.ReadLineAsync() is { } line)
                Take(line);
        }

        void Take(string line)
        {
            if (line.StartsWith("news-", StringComparison.Ordinal))
                _reported.Add(line);
        }

        Outcome Result(bool wasKilled)
        {
            var result = new Outcome(wasKilled, process.ExitCode, _reported);
            process.Dispose();
            return result;
        }
    }
}
