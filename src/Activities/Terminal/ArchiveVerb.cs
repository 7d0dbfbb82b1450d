using System.Globalization;
using NewsBot.Articles;
using NewsBot.Settings;
using NewsBot.Vectors.Sqlite;
using NewsBot.Vectors.Training;

namespace NewsBot.Activities.Terminal;

/// <summary><c>newsbot archive</c>: what is in the file, whether it is whole, and what to do when it is not.</summary>
static class ArchiveVerb
{
    public static async Task<int> InfoAsync(NewsBotSettings settings)
    {
        var path = NewsSources.ArchiveOf(settings);
        using var reader = ArchiveReader.Open(path);
        var (manifest, makers) = (reader.Manifest, reader.Manifest.Makers);
        var archive = new Archive();
        foreach (var stored in reader.Articles())
            archive.Add(stored.Article);
        var coverage = archive.CoverageUntil(asOf: null);
        var megabytes = (new FileInfo(path).Length + LengthOf(path + "-wal")) / 1048576.0;
        var trained = ModelFile.FactsOf(makers.Embedder, reader.Model()) is { } facts
            ? string.Create(CultureInfo.InvariantCulture,
                $" (trained on {facts.Articles:N0} articles in {facts.Passages:N0} passages, " +
                $"{facts.Epochs} passes, seed {facts.Seed})")
            : "";
        var (from, to) = (coverage.From, coverage.To);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""
            file      {path} ({megabytes:N1} MiB, tables of version {ArchiveSchema.Version})
            articles  {coverage.Articles:N0}, {from:yyyy-MM-dd} to {to:yyyy-MM-dd}, {coverage.Sources.Count:N0} sources
            passages  {manifest.Chunks.Rows:N0}, cut by {makers.Chunker} tokens
            vectors   {manifest.Vectors.Rows:N0} of {makers.Dimensions} dimensions, made by {makers.Embedder}{trained}
            writer    {WriterLock.HolderOf(path) ?? "none"}
            """));
        return ExitCode.Done;
    }

    /// <summary>Reads all of it, row by row, and asks SQLite for what it finds in pages that hold no row.</summary>
    public static async Task<int> CheckAsync(NewsBotSettings settings)
    {
        var path = NewsSources.ArchiveOf(settings);
        try
        {
            using var reader = ArchiveReader.Open(path);
            reader.CheckAll();
            var manifest = reader.Manifest;
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"The archive {path} is whole: {manifest.Articles.Rows:N0} articles, " +
                $"{manifest.Chunks.Rows:N0} passages, {manifest.Vectors.Rows:N0} vectors."));
            return ExitCode.Done;
        }
        catch (ArchiveException failure)
        {
            await StandardError.WriteLineAsync(failure.Message);
            await StandardError.WriteLineAsync(WhatIsWhole(path));
            return ExitCode.Failed;
        }
    }

    public static async Task<int> RebuildAsync(NewsBotSettings settings, CancellationToken cancellationToken)
    {
        var path = NewsSources.ArchiveOf(settings);
        var position = new ReadingPosition();
        var lost = 0;
        string? kept = null;
        var report = await new IngestBar(Console.Error, position).ShowAsync(async progress =>
        {
            (var stored, lost, kept) = await ArchiveRebuild.RunAsync(
                path, settings, progress, position, cancellationToken);
            return stored;
        });
        foreach (var line in OpenDesk.Describe(report.Skipped, mostNamed: int.MaxValue))
            await StandardError.WriteLineAsync(line);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"Rebuilt {path}: {report.New:N0} articles in {report.Chunks:N0} passages; " +
                $"{lost:N0} articles could not be read."));
        if (kept is not null)
            await Console.Out.WriteLineAsync($"The damaged file is kept as {kept}. Ingest again what is lost.");
        using var archive = ArchiveWriter.Open(path, makers: null, "archive rebuild");
        if (ArchiveTraining.IsDue(archive, settings.Training))
            await TrainVerb.TrainAsync(archive, settings, cancellationToken);
        return ExitCode.Done;
    }

    public static async Task<int> CompactAsync(NewsBotSettings settings)
    {
        var path = NewsSources.ArchiveOf(settings);
        if (!File.Exists(path))
            throw new ArchiveException($"There is no archive {path}. 'newsbot ingest PATH' makes it.");
        using var archive = ArchiveWriter.Open(path, makers: null, "archive compact");
        var before = new FileInfo(path).Length;
        archive.Compact();
        var after = new FileInfo(path).Length;
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"The archive {path} takes {after / 1048576.0:N1} MiB; it took {before / 1048576.0:N1}."));
        return ExitCode.Done;
    }

    static string WhatIsWhole(string path)
    {
        try
        {
            using var salvage = ArchiveSalvage.Open(path);
            var whole = salvage.Articles().Count;
            return string.Create(CultureInfo.InvariantCulture,
                $"{whole:N0} articles are whole, {salvage.Lost:N0} are known to be lost.");
        }
        catch (ArchiveException)
        {
            return "No article in it can be read.";
        }
    }

    static long LengthOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;
}
