using NewsBot.Articles;
using NewsBot.Settings;
using NewsBot.Vectors;
using NewsBot.Vectors.Sqlite;
using NewsBot.Vectors.Training;

namespace NewsBot;

/// <summary>
/// archive → the same articles in a new one, cut and embedded as the settings say now; the old one is kept if damaged.
/// </summary>
static class ArchiveRebuild
{
    /// <returns>What was stored, and how many articles could not be read.</returns>
    /// <exception cref="ArchiveException">
    /// Nothing in the file can be read, or the new one cannot be written.
    /// </exception>
    public static async Task<(IngestReport Report, int Lost, string? Kept)> RunAsync(
        string path, NewsBotSettings settings, IProgress<IngestReport>? progress, ReadingPosition position,
        CancellationToken cancellationToken)
    {
        using var held = WriterLock.Take(path, "archive rebuild");
        var (articles, lost) = Read(path);
        var isWhole = lost == 0 && IsWhole(path);
        var isOwn = settings.Embeddings.Provider is EmbeddingProvider.Embedded;
        var model = isWhole && isOwn ? ModelOf(path) : null;
        var makers = await NewsDeskFactory.MakersOfAsync(settings, cancellationToken);
        var temporary = path + ".rebuilding";
        Delete(temporary);

        IngestReport report;
        using (var archive = ArchiveWriter.Open(temporary, makers, "archive rebuild"))
        {
            if (model is { } trained)
                archive.ReplaceVectors(archive.Manifest.Makers with { Embedder = trained.Name }, trained.File, _ => []);
            report = await NewsDeskFactory.CreateIngest(settings, archive).RunAsync(
                Each(articles, position), progress, stored: null, cancellationToken);
        }

        if (isWhole && report.Skipped.Count > 0)
        {
            Delete(temporary);
            throw new ArchiveException(
                $"The archive {path} is as it was, since an article would be lost: {report.Skipped[0].Name} " +
                report.Skipped[0].Reason);
        }

        var kept = isWhole ? null : Keep(path);
        foreach (var suffix in (string[])["-wal", "-shm"]) // of the old file: they would be taken for the new one's
            File.Delete(path + suffix);
        File.Move(temporary, path, overwrite: true);
        Delete(temporary);
        return (report, lost, kept);
    }

    /// <summary>Why an ingest has to make all vectors anew first: another model made those that there are.</summary>
    /// <returns>Null: it has not.</returns>
    /// <exception cref="ArchiveException">It has to, and the archive is damaged or was cut in another way.</exception>
    public static string? ReasonFor(string path, NewsBotSettings settings)
    {
        if (NameOfEmbedder(path) is not { } name)
            return null;
        var embedders = NewsDeskFactory.EmbeddersOf(settings, TimeProvider.System);
        if (embedders.IsAskedFor(name))
            return null;
        using var reader = ArchiveReader.Open(path);
        reader.Manifest.Makers.Check(path, settings.Chunks);
        reader.CheckAll();
        return $"The vectors of the archive {path} were made by '{name}'. All its passages are embedded anew by " +
            $"'{embedders.AsSet.Name}' first.";
    }

    /// <summary>Null where there is none, or one that cannot be read: whoever opens it to write says why.</summary>
    static string? NameOfEmbedder(string path)
    {
        try
        {
            if (!File.Exists(path))
                return null;
            using var reader = ArchiveReader.Open(path);
            return reader.Manifest.Makers.Embedder;
        }
        catch (ArchiveException)
        {
            return null;
        }
    }

    static (IReadOnlyList<ArticleRow> Articles, int Lost) Read(string path)
    {
        using var salvage = ArchiveSalvage.Open(path);
        return (salvage.Articles(), salvage.Lost);
    }

    /// <summary>The trained model of an archive that is whole: what is cut anew is embedded with it.</summary>
    static (string Name, byte[] File)? ModelOf(string path)
    {
        using var reader = ArchiveReader.Open(path);
        return reader.Model() is { } model && ModelFile.FactsOf(reader.Manifest.Makers.Embedder, model) is not null
            ? (reader.Manifest.Makers.Embedder, model)
            : null;
    }

    static bool IsWhole(string path)
    {
        try
        {
            using var reader = ArchiveReader.Open(path);
            reader.CheckAll();
            return true;
        }
        catch (ArchiveException)
        {
            return false;
        }
    }

    static async IAsyncEnumerable<ReadResult> Each(IReadOnlyList<ArticleRow> articles, ReadingPosition position)
    {
        position.Expect(articles.Count);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (row, index) in articles.Select((row, index) => (row, index)))
        {
            position.At(index);
            if (ids.Add(row.Article.Id))
                yield return new ReadResult.Readable(row.Article.Id, row.Article);
            await Task.CompletedTask;
        }
    }

    static string Keep(string path)
    {
        var kept = $"{path}.damaged";
        for (var count = 2; File.Exists(kept); count++)
            kept = FormattableString.Invariant($"{path}.damaged-{count}");
        File.Copy(path, kept);
        if (File.Exists(path + "-wal"))
            File.Copy(path + "-wal", kept + "-wal", overwrite: true);
        return kept;
    }

    static void Delete(string archive)
    {
        foreach (var suffix in (string[])["", "-wal", "-shm", "-lock", "-writer"])
            File.Delete(archive + suffix);
    }
}
