using NewsBot.Settings;

namespace NewsBot.Tests.Activities;

/// <summary>A folder of articles for one test, and a desk that has read it.</summary>
sealed class NewsFolder : IDisposable
{
    public NewsFolder() => Directory.CreateDirectory(Folder);

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"newsbot-{Guid.NewGuid():N}");

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public NewsFolder With(string name, string text)
    {
        File.WriteAllText(Path.Combine(Folder, name), text);
        return this;
    }

    /// <summary>One article about a bridge, with a source and an address.</summary>
    public NewsFolder WithBridge() => With("bridge.md", """
        ---
        title: Mayor opens the bridge
        source: River Times
        date: 2026-03-02
        url: https://example.org/bridge
        ---
        The old ferry made its last trip on Sunday.

        Mayor Ada Lund opened the new bridge in Northport on Monday. The bridge cost 40 million euros, she said.

        The ferry will become a museum.
        """);

    public static Task<NewsDesk> UnreadAsync(TimeProvider? clock = null)
    {
        var settings = new NewsBotSettings { Chunks = new() { Cache = false } };
        return NewsDeskFactory.CreateAsync(
            settings, clock ?? TimeProvider.System, TestContext.Current.CancellationToken);
    }

    public async Task<NewsDesk> ReadAsync()
    {
        var desk = await UnreadAsync();
        var report = await desk.ReadAsync(Folder, progress: null, TestContext.Current.CancellationToken);
        Assert.NotEqual(0, report.Articles);
        Assert.Empty(report.Skipped);
        return desk;
    }
}
