using NewsBot.Articles;
using NewsBot.Settings;

namespace NewsBot.Activities.Terminal;

/// <summary>settings → a desk that has read its articles.</summary>
static class OpenDesk
{
    // A folder of other things must not fill the screen.
    const int MostNamed = 10;

    /// <summary>Without a progress bar; what was skipped goes to stderr.</summary>
    public static async Task<NewsDesk> QuietlyAsync(
        NewsBotSettings settings, CancellationToken cancellationToken, int mostNamed = MostNamed)
    {
        var desk = await NewsDeskFactory.CreateAsync(settings, TimeProvider.System, cancellationToken);
        await ReadAsync(desk, settings, cancellationToken, mostNamed);
        return desk;
    }

    /// <summary>Makes a desk that is to read later, once it is sure that there is something to read.</summary>
    /// <exception cref="IOException">There is nothing to read at the path of the settings.</exception>
    public static async Task<NewsDesk> CreateAsync(NewsBotSettings settings, CancellationToken cancellationToken)
    {
        if (NewsSources.Of(settings).Folder is { } folder)
            _ = FolderWalk.FilesOf(folder, cancellationToken);
        return await NewsDeskFactory.CreateAsync(settings, TimeProvider.System, cancellationToken);
    }

    public static async Task ReadAsync(
        NewsDesk desk, NewsBotSettings settings, CancellationToken cancellationToken, int mostNamed = MostNamed)
    {
        var report = await desk.ReadAsync(NewsSources.Of(settings).Folder, progress: null, cancellationToken);
        foreach (var line in Describe(report.Skipped, mostNamed))
            await StandardError.WriteLineAsync(line);
    }

    /// <summary>One line for each that was skipped, and a count where there are too many to name.</summary>
    public static IEnumerable<string> Describe(
        IReadOnlyList<ReadResult.Skipped> skipped, int mostNamed = MostNamed)
    {
        foreach (var (name, reason) in skipped.Take(mostNamed))
            yield return TerminalText.Sanitize($"Skipped: {name} {reason}");
        if (skipped.Count > mostNamed)
            yield return $"Skipped: {skipped.Count - mostNamed} more; 'newsbot articles list' names them all.";
    }
}
