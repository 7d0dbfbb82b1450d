using NewsBot.Articles;
using NewsBot.Settings;

namespace NewsBot.Activities.Terminal;

/// <summary>settings → a desk that has read its articles.</summary>
static class OpenDesk
{
    // A folder of other things must not fill the screen.
    const int MostNamed = 10;

    /// <summary>Without a progress bar; what was skipped goes to stderr.</summary>
    public static async Task<NewsDesk> QuietlyAsync(NewsBotSettings settings, CancellationToken cancellationToken)
    {
        var desk = await NewsDeskFactory.CreateAsync(settings, TimeProvider.System, cancellationToken);
        var report = await desk.ReadAsync(settings.Articles.Path, progress: null, cancellationToken);
        foreach (var line in Describe(report.Skipped))
            await Console.Error.WriteLineAsync(line);
        return desk;
    }

    /// <summary>One line for each that was skipped, and a count where there are too many to name.</summary>
    public static IEnumerable<string> Describe(IReadOnlyList<ReadResult.Skipped> skipped)
    {
        foreach (var (name, reason) in skipped.Take(MostNamed))
            yield return TerminalText.Sanitize($"Skipped: {name} {reason}");
        if (skipped.Count > MostNamed)
            yield return $"Skipped: {skipped.Count - MostNamed} more. 'newsbot articles list' shows what was read.";
    }
}
