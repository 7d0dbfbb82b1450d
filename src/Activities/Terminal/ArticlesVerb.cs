using System.Text;
using NewsBot.Settings;
using NewsBot.Vectors.Sqlite;

namespace NewsBot.Activities.Terminal;

/// <summary><c>newsbot articles</c>: what was read, and its exact text.</summary>
static class ArticlesVerb
{
    public static async Task<int> ListAsync(NewsBotSettings settings, CancellationToken cancellationToken)
    {
        var desk = await OpenDesk.QuietlyAsync(settings, cancellationToken, mostNamed: int.MaxValue);
        foreach (var article in desk.Archive.Articles)
            await Console.Out.WriteLineAsync(ChatText.RowOf(article));
        return ExitCode.Done;
    }

    /// <summary>
    /// Prints the body and nothing else, not even a line break: offsets count in exactly these characters.
    /// </summary>
    public static async Task<int> ShowAsync(NewsBotSettings settings, string id, CancellationToken cancellationToken)
    {
        var desk = await OpenDesk.QuietlyAsync(settings, cancellationToken);
        if (!desk.Archive.TryGet(id, out var article))
        {
            await StandardError.WriteLineAsync($"There is no article '{id}'. 'newsbot articles list' prints the ids.");
            return ExitCode.Failed;
        }

        if (!Console.IsOutputRedirected)
        {
            // A terminal obeys control codes; only a file or a program needs the exact characters.
            await Console.Out.WriteLineAsync(TerminalText.Sanitize(article.Body));
            return ExitCode.Done;
        }

        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(Encoding.UTF8.GetBytes(article.Body), cancellationToken);
        return ExitCode.Done;
    }

    /// <summary>From the archive; what is read from a folder at every start is removed by removing its file.</summary>
    public static async Task<int> RemoveAsync(NewsBotSettings settings, string id)
    {
        var path = NewsSources.ArchiveOf(settings);
        if (!File.Exists(path))
            throw new ArchiveException($"There is no archive {path}. 'newsbot ingest PATH' makes it.");
        using var archive = ArchiveWriter.Open(path, makers: null, "articles remove");
        if (archive.Remove(id))
        {
            await Console.Out.WriteLineAsync(TerminalText.Sanitize($"Removed {id}."));
            return ExitCode.Done;
        }

        await StandardError.WriteLineAsync(
            $"There is no article '{id}' in the archive {path}. 'newsbot articles list' prints the ids; " +
            $"an article of {settings.Articles.Path} is removed by removing its file.");
        return ExitCode.Failed;
    }
}
