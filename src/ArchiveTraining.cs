using NewsBot.Vectors;
using NewsBot.Vectors.Sqlite;
using NewsBot.Vectors.Training;

namespace NewsBot;

/// <summary>archive → embedding model → new vectors in the archive, exchanged together or not at all.</summary>
static class ArchiveTraining
{
    // An archive that has grown by half has words and topics that its model has never seen.
    const double GrowthThatIsDue = 1.5;

    /// <summary>Whether an ingest should end with training.</summary>
    public static bool IsDue(ArchiveWriter archive, TrainingOptions options)
    {
        var articles = archive.Manifest.Articles.Rows;
        return options.Automatic && articles >= options.MinArticles && Embedders.IsOwn(archive.Manifest.Makers.Embedder)
            && (ModelFile.FactsOf(archive.Manifest.Makers.Embedder, archive.Model()) is not { } facts
                || articles >= facts.Articles * GrowthThatIsDue);
    }

    /// <exception cref="ArchiveException">
    /// There is too little to learn from, or the archive cannot be written.
    /// </exception>
    /// <exception cref="OperationCanceledException">The archive is as it was.</exception>
    public static Task<TrainingReport> RunAsync(
        ArchiveWriter archive, TrainingOptions options, IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken) =>
        Task.Run(() => Run(archive, options, progress, cancellationToken), cancellationToken);

    static TrainingReport Run(
        ArchiveWriter archive, TrainingOptions options, IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        var settings = new TrainerSettings { Epochs = options.Epochs, Seed = options.Seed };
        var corpus = CorpusReader.Read(archive.Articles(), settings.Cores, cancellationToken);
        if (corpus.Passages.Length < EmbeddingTrainer.FewestPassages)
            throw new ArchiveException(
                $"The archive {archive.Path} has {corpus.Passages.Length} passages, and training needs " +
                $"{EmbeddingTrainer.FewestPassages}. 'newsbot ingest PATH' adds articles.");

        var loss = 0.0;
        var model = new EmbeddingTrainer(settings).Train(
            corpus, new Watched(progress, latest => loss = latest.Loss), cancellationToken);
        var file = ModelFile.Write(model);
        var name = ModelFile.NameOf(file);
        var makers = archive.Manifest.Makers with { Embedder = name, Dimensions = settings.Dimensions };
        var passage = 0;
        archive.ReplaceVectors(makers, file, article =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            var vectors = new ReadOnlyMemory<float>[article.Chunks.Count];
            for (var i = 0; i < vectors.Length; i++)
                vectors[i] = model.Embed(corpus.Codes(corpus.Passages[passage++].Text));
            return vectors;
        });
        return new(name, model.Facts, model.Vocabulary.Count, file.Length, loss);
    }

    sealed class Watched(IProgress<TrainingProgress>? progress, Action<TrainingProgress> watch)
        : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            watch(value);
            progress?.Report(value);
        }
    }
}

/// <summary>What a training came to.</summary>
/// <param name="Model">Its name, as the manifest has it.</param>
/// <param name="Terms">Words that have a vector.</param>
/// <param name="Bytes">Of the model in the archive.</param>
/// <param name="Loss">The mean of the last pass, in nats.</param>
sealed record TrainingReport(string Model, ModelFacts Facts, int Terms, int Bytes, double Loss);
