using System.Runtime.CompilerServices;

namespace NewsBot.Articles;

/// <summary>folder → articles, one at a time and in the order of their names. What cannot be read is skipped and says why.</summary>
static class ArticleFolder
{
    /// <summary>A text longer than this is no article; it bounds what one file or one line takes of the memory.</summary>
    public const int MaxArticleBytes = 16 << 20;

    /// <exception cref="IOException">Nothing stands at the path.</exception>
    public static async IAsyncEnumerable<ReadResult> ReadAsync(
        string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var firstWithId = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in FolderWalk.FilesOf(path, cancellationToken))
            await foreach (var result in ReadFileAsync(file, cancellationToken))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return result is ReadResult.Readable(var name, { Id: var id }) && !firstWithId.TryAdd(id, name)
                    ? new ReadResult.Skipped(name, $"has the id '{id}' that {firstWithId[id]} has already; " +
                                                   "give each article its own")
                    : result;
            }
    }

    static async IAsyncEnumerable<ReadResult> ReadFileAsync(
        FoundFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var articles = 0;
        await using var results = ResultsOf(file, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            ReadResult result;
            try
            {
                if (!await results.MoveNextAsync())
                    yield break;

                result = results.Current;
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                // An iterator that has thrown is at its end: the next turn breaks.
                result = new ReadResult.Skipped(file.Name, Explain(failure, articles));
            }

            articles += result is ReadResult.Readable ? 1 : 0;
            yield return result;
        }
    }

    static IAsyncEnumerable<ReadResult> ResultsOf(FoundFile file, CancellationToken cancellationToken)
    {
        if (file.Problem is { } problem)
            return Skip(file.Name, problem);

        // Only a name says what a file is; opening what is none of ours, a pipe for one, may wait for ever.
        var (isText, isMarkdown) = (Is(".txt"), Is(".md") || Is(".markdown"));
        if (!isText && !isMarkdown && !Is(".jsonl") && !Is(".jsonl.gz"))
            return Skip(file.Name, "is not a kind that is read here (.txt, .md, .jsonl, .jsonl.gz)");

        // Pipes and devices have no length either.
        var length = new FileInfo(file.Path).Length;
        if (length == 0)
            return Skip(file.Name, "is empty");

        return !isText && !isMarkdown ? JsonLinesReader.ReadAsync(file.Name, file.Path, cancellationToken)
            : length > MaxArticleBytes ? Skip(file.Name, "is longer than 16 MiB, the most that is read; split it")
            : ReadTextAsync(file, isMarkdown, cancellationToken);

        bool Is(string extension) => file.Name.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
    }

    static async IAsyncEnumerable<ReadResult> ReadTextAsync(
        FoundFile file, bool isMarkdown, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var bytes = await File.ReadAllBytesAsync(file.Path, cancellationToken);
        yield return !Utf8Text.TryDecode(bytes, out var text, out var problem)
            ? new ReadResult.Skipped(file.Name, problem)
            : isMarkdown
                ? MarkdownReader.Read(file.Name, text)
                : PlainTextReader.Read(file.Name, text);
    }

    static async IAsyncEnumerable<ReadResult> Skip(string name, string reason)
    {
        await Task.CompletedTask;
        yield return new ReadResult.Skipped(name, reason);
    }

    static string Explain(Exception failure, int articles)
    {
        var reason = failure switch
        {
            InvalidDataException => "is cut off or damaged gzip",
            UnauthorizedAccessException => "may not be read; check its permissions",
            FileNotFoundException or DirectoryNotFoundException => "is no longer there",
            _ => $"cannot be read: {failure.Message.TrimEnd('.')}",
        };

        return failure is InvalidDataException || articles > 0
            ? $"{reason}; {articles} {(articles == 1 ? "article" : "articles")} before that {(articles == 1 ? "was" : "were")} read"
            : reason;
    }
}
