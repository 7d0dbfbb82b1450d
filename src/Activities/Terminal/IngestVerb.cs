using System.Globalization;
using NewsBot.Articles;
using NewsBot.Providers;
using NewsBot.Settings;
using NewsBot.Vectors.Sqlite;

namespace NewsBot.Activities.Terminal;

/// <summary><c>newsbot ingest</c>: articles into the archive, to stay.</summary>
static class IngestVerb
{
    public static async Task<int> RunAsync(
        NewsBotSettings settings, IReadOnlyList<string> paths, bool list, CancellationToken cancellationToken)
    {
        var path = NewsSources.ArchiveOf(settings);
        if (ArchiveRebuild.ReasonFor(path, settings) is { } reason)
        {
            await StandardError.WriteLineAsync(reason);
            await ArchiveVerb.RebuildAsync(settings, cancellationToken);
        }

        var makers = await NewsDeskFactory.MakersOfAsync(settings, cancellationToken);
        if (settings.Embeddings.Service is { IsRemote: true } vectors)
            await StandardError.WriteLineAsync(ChatText.SentForVectors(vectors));
        using var archive = ArchiveWriter.Open(path, makers, "ingest");
        archive.Manifest.Makers.Check(archive.Path, settings.Chunks);
        var report = await StoreAsync(archive, settings, paths, list, cancellationToken);
        foreach (var line in OpenDesk.Describe(report.Skipped, mostNamed: int.MaxValue))
            await StandardError.WriteLineAsync(line);
        await Console.Out.WriteLineAsync(Describe(report));
        if (ArchiveTraining.IsDue(archive, settings.Training))
            await TrainVerb.TrainAsync(archive, settings, cancellationToken);
        await Console.Out.WriteLineAsync($"The archive: {archive.Path}");
        return report.Articles == 0 && report.Skipped.Count > 0 ? ExitCode.Failed : ExitCode.Done;
    }

    static async Task<IngestReport> StoreAsync(
        ArchiveWriter archive, NewsBotSettings settings, IReadOnlyList<string> paths, bool list,
        CancellationToken cancellationToken)
    {
        var position = new ReadingPosition();
        var ingest = NewsDeskFactory.CreateIngest(settings, archive);
        try
        {
            return await new IngestBar(Console.Error, position).ShowAsync(progress => ingest.RunAsync(
                ArticleFolder.ReadAsync(paths, position, cancellationToken), progress,
                list ? Print : null, cancellationToken));
        }
        catch (Exception failure) when (failure is OperationCanceledException or ModelException)
        {
            var stored = string.Create(CultureInfo.InvariantCulture, $"{archive.Manifest.Articles.Rows:N0} articles");
            await StandardError.WriteLineAsync(
                $"Stopped. What was stored is safe ({stored} in all); the same command goes on from there.");
            throw;
        }
    }

    /// <summary>
    /// "Stored 19,005 articles in 170,112 passages (12 in a new version); 3 were there already; 1 was skipped."
    /// </summary>
    static string Describe(IngestReport report)
    {
        var stored = report.New + report.Changed;
        var text = string.Create(CultureInfo.InvariantCulture,
            $"Stored {Count(stored, "article")} in {Count(report.Chunks, "passage")}");
        if (report.Changed > 0)
            text += string.Create(CultureInfo.InvariantCulture, $" ({report.Changed:N0} in a new version)");
        if (report.Unchanged > 0)
            text += string.Create(CultureInfo.InvariantCulture,
                $"; {report.Unchanged:N0} {Were(report.Unchanged)} there already");
        if (report.Skipped.Count > 0)
            text += string.Create(CultureInfo.InvariantCulture,
                $"; {report.Skipped.Count:N0} {Were(report.Skipped.Count)} skipped");
        return text + ".";
    }

    static string Count(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    static string Were(int count) => count == 1 ? "was" : "were";

    static void Print(IReadOnlyList<ArchivedArticle> batch)
    {
        foreach (var article in batch)
            Console.Out.WriteLine(TerminalText.Sanitize(article.Article.Id));
        Console.Out.Flush();
    }
}
