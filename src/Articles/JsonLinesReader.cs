using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace NewsBot.Articles;

/// <summary>JSON Lines → articles, one a line, gzipped or not. A bad line is skipped, the others are read.</summary>
static class JsonLinesReader
{
    public static async IAsyncEnumerable<ReadResult> ReadAsync(
        string name, string path, ReadingPosition? position,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        var isGzip = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        if (isGzip && !await HasGzipMarkAsync(file, cancellationToken))
        {
            yield return new ReadResult.Skipped(name, "is not gzip, though its name says so");
            yield break;
        }

        await using Stream stream = isGzip ? new GZipStream(file, CompressionMode.Decompress) : file;
        var isEmpty = true;
        await foreach (var line in BoundedLines.ReadAsync(stream, ArticleFolder.MaxArticleBytes, cancellationToken))
        {
            var bytes = line.Bytes;
            if (line.Number == 1 && bytes.Span.StartsWith(Utf8Text.ByteOrderMark))
                bytes = bytes[Utf8Text.ByteOrderMark.Length..];

            if (!line.IsTooLong && bytes.Span.IndexOfAnyExcept(" \t\r"u8) < 0)
                continue;

            isEmpty = false;
            position?.At(file.Position);
            var lineName = $"{name}, line {line.Number}";
            yield return line.IsTooLong
                ? new ReadResult.Skipped(lineName, "is longer than 16 MiB, the most that is read; split it")
                : JsonArticle.Read(lineName, bytes.Span);
        }

        if (isEmpty)
            yield return new ReadResult.Skipped(name, "is empty");
    }

    static async Task<bool> HasGzipMarkAsync(FileStream file, CancellationToken cancellationToken)
    {
        var mark = new byte[2];
        await file.ReadAtLeastAsync(mark, mark.Length, throwOnEndOfStream: false, cancellationToken);
        file.Position = 0;
        return mark is [0x1F, 0x8B];
    }
}
