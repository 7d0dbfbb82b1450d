using System.Threading.Channels;
using Microsoft.Extensions.AI;
using NewsBot.Articles;
using NewsBot.Chunks;
using NewsBot.Providers;
using NewsBot.Vectors.Sqlite;

namespace NewsBot;

/// <summary>
/// article → chunk → vector → archive: the flow of what is to stay. Cut and embedded on all cores, stored in order.
/// </summary>
sealed class NewsIngest(
    ArticleChunker chunker, IEmbeddingGenerator<string, Embedding<float>> embedder, ArchiveWriter archive)
{
    // Enough to keep the cores busy while one batch is written; this bounds the memory too.
    const int MostInWork = 64;

    // A transaction costs a wait for the disk: one for each article would take longer than all the rest.
    const int MostInBatch = 64;
    const int MostCharactersInBatch = 4 << 20;

    /// <summary>Stores what is new or has changed.</summary>
    /// <param name="stored">Told the ids of each batch when it is safe on the disk.</param>
    /// <exception cref="ArchiveException">
    /// The archive cannot be written; what was reported as stored is safe.
    /// </exception>
    public async Task<IngestReport> RunAsync(
        IAsyncEnumerable<ReadResult> articles, IProgress<IngestReport>? progress,
        Action<IReadOnlyList<ArchivedArticle>>? stored, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var work = Channel.CreateBounded<Task<Prepared>>(MostInWork);
        var reading = Task.Run(() => ReadAsync(articles, work.Writer, stop.Token), CancellationToken.None);
        try
        {
            var report = await StoreAsync(work.Reader, progress, stored, cancellationToken);
            await reading;
            return report;
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ContinueWith(static _ => { }, TaskScheduler.Default);
        }
    }

    async Task ReadAsync(
        IAsyncEnumerable<ReadResult> articles, ChannelWriter<Task<Prepared>> work, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var result in articles.WithCancellation(cancellationToken))
                await work.WriteAsync(Prepare(result, cancellationToken), cancellationToken);
            work.Complete();
        }
        catch (Exception failure)
        {
            work.Complete(failure); // whoever stores is told, after all that came before
        }
    }

    Task<Prepared> Prepare(ReadResult result, CancellationToken cancellationToken) => result switch
    {
        ReadResult.Readable(var name, var article) => archive.ChangeBy(article) is not ArchiveChange.None and var change
            ? Task.Run(() => PrepareAsync(name, article, change, cancellationToken), cancellationToken)
            : Task.FromResult(new Prepared(null, ArchiveChange.None, null)),
        _ => Task.FromResult(new Prepared(null, ArchiveChange.None, (ReadResult.Skipped)result)),
    };

    async Task<Prepared> PrepareAsync(
        string name, Article article, ArchiveChange change, CancellationToken cancellationToken)
    {
        try
        {
            ArchiveWriter.RefuseUnstorable(article);
            var chunks = chunker.Chunk(article);
            var vectors = await embedder.GenerateAsync(
                chunks.Select(c => c.TextIn(article.Body)), cancellationToken: cancellationToken);
            return new(new(article, chunks, [.. vectors.Select(v => v.Vector)]), change, null);
        }
        catch (Exception failure) when (
            !cancellationToken.IsCancellationRequested && failure is not ModelException { IsAboutTheRequest: false })
        {
            return new(null, change, new(name, $"could not be stored: {failure.Message}"));
        }
    }

    async Task<IngestReport> StoreAsync(
        ChannelReader<Task<Prepared>> work, IProgress<IngestReport>? progress,
        Action<IReadOnlyList<ArchivedArticle>>? stored, CancellationToken cancellationToken)
    {
        var report = new IngestReport();
        var batch = new List<ArchivedArticle>();
        var pending = report;
        var characters = 0;
        await foreach (var task in work.ReadAllAsync(cancellationToken))
        {
            var prepared = await task;
            pending = pending.With(prepared.Change, prepared.Article, prepared.Skipped);
            if (prepared.Article is { } article)
            {
                batch.Add(article);
                characters += article.Article.Body.Length;
            }

            if (batch.Count >= MostInBatch || characters >= MostCharactersInBatch)
                Commit();
            else if (batch.Count == 0)
                progress?.Report(report = pending);
        }

        Commit();
        return report;

        void Commit()
        {
            if (batch.Count > 0)
                archive.Write(batch);
            report = pending;
            stored?.Invoke(batch);
            progress?.Report(report);
            batch = [];
            characters = 0;
        }
    }

    sealed record Prepared(ArchivedArticle? Article, ArchiveChange Change, ReadResult.Skipped? Skipped);
}
