using System.Diagnostics;
using System.Runtime.CompilerServices;
using NewsBot.Answers;
using NewsBot.Answers.Conversations;
using NewsBot.Articles;
using NewsBot.Chunks;
using NewsBot.Providers;
using NewsBot.Telemetry;
using NewsBot.Vectors;
using NewsBot.Vectors.Sqlite;

namespace NewsBot;

/// <summary>The two flows: articles are read in, questions are answered. All that a channel may hold.</summary>
/// <param name="stored">What was ingested before, and is loaded first; null when there is none.</param>
sealed class NewsDesk(
    ArchiveReader? stored, Archive archive, ArticleChunker chunker, ChunkCache cache, ChunkIndexer indexer,
    NewsSearch search, IRewriter rewriter, IAnswerer answerer, NextQuestions next, ConversationOptions options,
    ModelEndpoint? model, ModelEndpoint? vectors, Func<TokenUsage> used)
{
    // Large enough that all cores have work, small enough to be stopped soon.
    const int LoadedAtOnce = 512;

    public Archive Archive => archive;

    /// <summary>The calendar day that it is here.</summary>
    public DateOnly Today => search.Today;

    /// <summary>Who writes the answers; null: they are quoted.</summary>
    public ModelEndpoint? Model => model;

    /// <summary>Who makes the vectors of questions and passages; null: this program.</summary>
    public ModelEndpoint? Vectors => vectors;

    /// <summary>All that the model read and wrote so far: answers, follow-ups and suggestions.</summary>
    public TokenUsage Used => used();

    /// <summary>article → chunk → vector, for what was stored, and then all that stands at the path.</summary>
    /// <param name="path">Null: nothing but what was stored.</param>
    /// <param name="progress">Told after each article or file.</param>
    /// <returns>What cannot be read is in it.</returns>
    /// <exception cref="ArchiveException">
    /// The archive is damaged: nothing may be answered from the half of it.
    /// </exception>
    public async Task<ReadingReport> ReadAsync(
        string? path, IProgress<ReadingReport>? progress, CancellationToken cancellationToken)
    {
        using var span = Spans.Start("read");
        var report = await ReadAllAsync(path, progress, cancellationToken);
        span?.SetTag("newsbot.articles", report.Articles).SetTag("newsbot.skipped", report.Skipped.Count);
        return report;
    }

    async Task<ReadingReport> ReadAllAsync(
        string? path, IProgress<ReadingReport>? progress, CancellationToken cancellationToken)
    {
        var report = new ReadingReport(0, 0, []);
        if (stored is not null)
            report = await LoadAsync(stored, report, progress, cancellationToken);
        if (path is null)
            return report;
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

    /// <summary>question → passage → answer, to its end.</summary>
    public async Task<Reply> AskAsync(Inquiry inquiry, CancellationToken cancellationToken)
    {
        await foreach (var step in StepsAsync(inquiry, cancellationToken))
            if (step is AskStep.Replied(var reply))
                return reply;
        throw new InvalidOperationException("The question came to no end."); // the last step is always Replied
    }

    /// <summary>
    /// question → passage → answer, told while it is made; the last step is <see cref="AskStep.Replied"/>.
    /// </summary>
    public IAsyncEnumerable<AskStep> StepsAsync(Inquiry inquiry, CancellationToken cancellationToken) =>
        QuestionMeasure.Of(AnswerAsync(inquiry, cancellationToken), cancellationToken);

    async IAsyncEnumerable<AskStep> AnswerAsync(
        Inquiry inquiry, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var asOf = inquiry.AsOf;
        var rewriting = await UnderstandAsync(inquiry, cancellationToken);
        var question = rewriting?.Question ?? inquiry.Question;
        if (rewriting is not null)
            yield return new AskStep.Understood(question);

        var request = await search.FindAsync(question, asOf, cancellationToken);
        yield return new AskStep.Found(request.Passages);

        await foreach (var part in answerer.AnswerAsync(request, cancellationToken).Within("answer", cancellationToken))
            yield return part switch
            {
                AnswerPart.Said(var sentence, var citations) => new AskStep.Said(sentence, citations),
                AnswerPart.Whole(var answer) => new AskStep.Replied(new(
                    inquiry.Question, TimeNotes.AddTo(answer, request.Time, asOf, archive), request.Passages,
                    request.Searched, request.AsOf, request.Time)
                {
                    Rewriting = rewriting,
                }),
                _ => throw new UnreachableException(),
            };
    }

    /// <summary>The conversation with one more turn, as much of it as the settings keep.</summary>
    public Conversation Continue(Conversation conversation, Reply reply) =>
        conversation.With(reply.Turn, options.MaxTokens);

    /// <summary>Questions about what was just answered that the articles answer. Perhaps none.</summary>
    /// <param name="conversation">What was said before; what was asked in it is not suggested again.</param>
    public async Task<IReadOnlyList<string>> SuggestAsync(
        Reply reply, Conversation conversation, CancellationToken cancellationToken)
    {
        using var span = Spans.Start("suggest");
        return await next.AfterAsync(reply, conversation, options.Suggestions, cancellationToken);
    }

    /// <summary>
    /// Questions that the newest articles answer, to show a newcomer what can be asked. Perhaps none.
    /// </summary>
    public Task<IReadOnlyList<string>> SampleQuestionsAsync(
        DateOnly? asOf, int most, CancellationToken cancellationToken) =>
        next.SamplesAsync(asOf, most, cancellationToken);

    /// <summary>The follow-up by itself; null where the question needs nothing that was said before.</summary>
    async Task<Rewriting?> UnderstandAsync(Inquiry inquiry, CancellationToken cancellationToken)
    {
        if (inquiry.Conversation.Turns.Count == 0)
            return null;
        using var span = Spans.Start("understand");
        var rewriting = await rewriter.RewriteAsync(inquiry.Question, inquiry.Conversation, cancellationToken);
        return rewriting.Question == inquiry.Question ? null : rewriting;
    }

    async Task<ReadingReport> LoadAsync(
        ArchiveReader reader, ReadingReport report, IProgress<ReadingReport>? progress,
        CancellationToken cancellationToken)
    {
        using var opened = reader;
        using var batches = reader.Articles().Chunk(LoadedAtOnce).GetEnumerator();
        var next = NextAsync();
        try
        {
            while (await next is { } batch)
            {
                cancellationToken.ThrowIfCancellationRequested();
                next = NextAsync();
                await indexer.IndexAsync(batch, cancellationToken);
                foreach (var article in batch)
                {
                    archive.Add(article.Article);
                    report = report.With(article.Chunks.Count);
                }

                progress?.Report(report);
            }
        }
        finally
        {
            // Nothing is closed while it is read.
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return report;

        // On another core: while one batch is indexed, the next one is read.
        Task<ArchivedArticle[]?> NextAsync() =>
            Task.Run(() => batches.MoveNext() ? batches.Current : null, CancellationToken.None);
    }

    async Task<ReadingReport> ReadAsync(
        string name, Article article, ReadingReport report, CancellationToken cancellationToken)
    {
        if (archive.TryGet(article.Id, out var before))
            return before.ContentHash == article.ContentHash ? report : report.With(new ReadResult.Skipped(
                name,
                $"has the id '{article.Id}' of an article in the archive and other content; " +
                "ingest it to replace that"));

        try
        {
            var chunks = chunker.Chunk(article);
            await indexer.IndexAsync(article, chunks, cancellationToken);
            archive.Add(article);
            return report.With(chunks.Count);
        }
        catch (Exception failure) when (
            !cancellationToken.IsCancellationRequested && failure is not ModelException { IsAboutTheRequest: false })
        {
            return report.With(new ReadResult.Skipped(name, $"could not be indexed: {failure.Message}"));
        }
    }
}
