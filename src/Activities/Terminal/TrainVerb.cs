using System.Globalization;
using NewsBot.Settings;
using NewsBot.Vectors;
using NewsBot.Vectors.Sqlite;

namespace NewsBot.Activities.Terminal;

/// <summary><c>newsbot train</c>: word vectors learned from the archive, and its passages embedded with them.</summary>
static class TrainVerb
{
    public static async Task<int> RunAsync(NewsBotSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Embeddings.Provider is not EmbeddingProvider.Embedded)
            throw new SettingsException(
                $"{EmbeddingOptions.Section}:{nameof(EmbeddingOptions.Provider)} is " +
                $"{settings.Embeddings.Provider}, and training is for Embedded: the vectors are made by the one " +
                "or by the other.");
        var path = NewsSources.ArchiveOf(settings);
        if (!File.Exists(path))
            throw new ArchiveException($"There is no archive {path}. 'newsbot ingest PATH' makes it.");
        using var archive = ArchiveWriter.Open(path, makers: null, "train");
        await TrainAsync(archive, settings, cancellationToken);
        await Console.Out.WriteLineAsync($"The archive: {archive.Path}");
        return ExitCode.Done;
    }

    /// <summary>Trains, with progress on stderr and what it came to on stdout.</summary>
    public static async Task TrainAsync(
        ArchiveWriter archive, NewsBotSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            var report = await new TrainingBar(Console.Error).ShowAsync(progress =>
                ArchiveTraining.RunAsync(archive, settings.Training, progress, cancellationToken));
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"Trained {report.Model} on {report.Facts.Articles:N0} articles in {report.Facts.Passages:N0} " +
                $"passages: {report.Terms:N0} words, loss {report.Loss:F3}, {report.Bytes / 1048576.0:N1} MiB."));
        }
        catch (OperationCanceledException)
        {
            await StandardError.WriteLineAsync(
                "The training was stopped; the archive is as it was before. 'newsbot train' begins it again.");
            throw;
        }
    }
}
