using Microsoft.SemanticKernel;
using NewsBot.Answers;
using NewsBot.Articles;
using NewsBot.Chunks;
using NewsBot.Passages;
using NewsBot.Vectors;

namespace NewsBot;

/// <summary>The two flows: articles are read in, questions are answered. All that a channel may hold.</summary>
sealed class NewsDesk(
    Archive archive, ArticleChunker chunker, ChunkCache cache, ChunkIndexer indexer, PassageRetriever retriever,
    Lazy<Kernel> kernel, CitationVerifier verifier, TimeProvider clock)
{
    public Archive Archive => archive;

    /// <summary>The calendar day that it is here.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    /// <summary>article → chunk → vector, for all that stands at the path; what cannot be read is in the report.</summary>
    /// <param name="progress">Told after each article or file.</param>
    public async Task<ReadingReport> ReadAsync(
        string path, IProgress<ReadingReport>? progress, CancellationToken cancellationToken)
    {
        var report = new ReadingReport(0, 0, []);
        await foreach (var result in ArticleFolder.ReadAsync(path, cancellationToken))
        {
            report = result switch
            {
                ReadResult.Readable(var name, var article) => await ReadAsync(name, article, report, cancellationToken),
                ReadResult.Skipped skipped => report.With(skipped),
                _ => report,
            };
            progress?.Report(report);
        }

        cache.Save();
        return report;
    }

    /// <summary>question → passage → answer.</summary>
    /// <param name="asOf">Answers as on this day: articles published later are not used. Null: today, with all there is.</param>
    public async Task<Reply> AskAsync(string question, DateOnly? asOf, CancellationToken cancellationToken)
    {
        var searched = archive.CoverageUntil(asOf);
        var passages = await retriever.RetrieveAsync(question, asOf, Today, cancellationToken);
        var draft = await kernel.Value.AnswerAsync(question, passages, searched, cancellationToken);
        var answer = verifier.Verify(draft, passages, searched);
        return new(question, answer, passages, searched, asOf ?? Today);
    }

    async Task<ReadingReport> ReadAsync(
        string name, Article article, ReadingReport report, CancellationToken cancellationToken)
    {
        try
        {
            var chunks = chunker.Chunk(article);
            await indexer.IndexAsync(article, chunks, cancellationToken);
            archive.Add(article);
            return report.With(chunks.Count);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return report.With(new ReadResult.Skipped(name, $"could not be indexed: {failure.Message}"));
        }
    }
}
