using System.Runtime.CompilerServices;

namespace NewsBot.Articles;

/// <summary>folder → articles, one at a time, in the order of their names. What cannot be read says why.</summary>
static class ArticleFolder
{
    /// <summary>A longer text is no article; this bounds what one file or one line takes of the memory.</summary>
    public const int MaxArticleBytes = 16 << 20;

    /// <exception cref="IOException">Nothing stands at the path.</exception>
    public static IAsyncEnumerable<ReadResult> ReadAsync(string path, CancellationToken cancellationToken) =>
        ReadAsync([path], null, cancellationToken);

    /// <param name="position">Told how far it has come; the folders are walked twice for that.</param>
    /// <exception cref="IOException">Nothing stands at one of the paths; nothing was read then.</exception>
    public static async IAsyncEnumerable<ReadResult> ReadAsync(
        IReadOnlyList<string> paths, ReadingPosition? position,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var path in paths)
            position?.Expect(FolderWalk.FilesOf(path, cancellationToken));

        var firstWithId = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in paths)
            await foreach (var result in ReadPathAsync(path, firstWithId, position, cancellationToken))
                yield return result;
    }

    static async IAsyncEnumerable<ReadResult> ReadPathAsync(
        string path, Dictionary<string, string> firstWithId, ReadingPosition? position,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in FolderWalk.FilesOf(path, cancellationToken))
        {
            await foreach (var result in ReadFileAsync(file, position, cancellationToken))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return result is ReadResult.Readable(var name, { Id: var id }) && !firstWithId.TryAdd(id, name)
                    ? new ReadResult.Skipped(name, $"has the id '{id}' that {firstWithId[id]} has already; " +
                                                   "give each article its own")
                    : result;
            }

            position?.Finish(file);
        }
    }

    static async IAsyncEnumerable<ReadResult> ReadFileAsync(
        FoundFile file, ReadingPosition? position, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var articles = 0;
        await using var results = ResultsOf(file, position, cancellationToken).GetAsyncEnumerator(cancellationToken);
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

    static async IAsyncEnumerable<ReadResult> ResultsOf(
        FoundFile file, ReadingPosition? position, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (WhyNot(file) is { } problem)
            yield return new ReadResult.Skipped(file.Name, problem);
        else if (IsText(file) || IsMarkdown(file))
            yield return ReadText(file);
        else
            await foreach (var result in JsonLinesReader.ReadAsync(file.Name, file.Path, position, cancellationToken))
                yield return result;
    }

    /// <summary>Asked before it is opened: opening what is no article, a pipe for one, may wait for ever.</summary>
    static string? WhyNot(FoundFile file)
    {
        if (file.Problem is not null)
            return file.Problem;

        var isText = IsText(file) || IsMarkdown(file);
        if (!isText && !IsJsonLines(file))
            return "is not a kind that is read here (.txt, .md, .jsonl, .jsonl.gz)";

        return new FileInfo(file.Path).Length switch
        {
            0 => "is empty", // as pipes and devices are
            > MaxArticleBytes when isText => "is longer than 16 MiB, the most that is read; split it",
            _ => null,
        };
    }

    // Not asynchronous: to start the thread pool takes longer than to read an article.
    static ReadResult ReadText(FoundFile file)
    {
        if (!Utf8Text.TryDecode(File.ReadAllBytes(file.Path), out var text, out var problem))
            return new ReadResult.Skipped(file.Name, problem);

        return IsMarkdown(file) ? MarkdownReader.Read(file.Name, text) : PlainTextReader.Read(file.Name, text);
    }

    static bool IsText(FoundFile file) => EndsWith(file, ".txt");

    static bool IsMarkdown(FoundFile file) => EndsWith(file, ".md") || EndsWith(file, ".markdown");

    static bool IsJsonLines(FoundFile file) => EndsWith(file, ".jsonl") || EndsWith(file, ".jsonl.gz");

    static bool EndsWith(FoundFile file, string extension) =>
        file.Name.EndsWith(extension, StringComparison.OrdinalIgnoreCase);

    static string Explain(Exception failure, int articles)
    {
        var reason = failure switch
        {
            InvalidDataException => "is cut off or damaged gzip",
            UnauthorizedAccessException => "may not be read; check its permissions",
            FileNotFoundException or DirectoryNotFoundException => "is no longer there",
            _ => $"cannot be read: {failure.Message.TrimEnd('.')}",
        };

        var read = articles == 1 ? "1 article before that was read" : $"{articles} articles before that were read";
        return failure is InvalidDataException || articles > 0 ? $"{reason}; {read}" : reason;
    }
}
