using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace NewsBot.Evaluation;

/// <summary>A file of JSON Lines → its lines, read without the reader that articles are ingested by.</summary>
static class JsonLines
{
    /// <returns>Each line with the name that a message gives it ("questions.jsonl, line 3").</returns>
    /// <exception cref="EvaluationException">A line is not a JSON object.</exception>
    public static async IAsyncEnumerable<(string Name, JsonElement Line)> ReadAsync(
        string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no file '{path}'.", path);
        await using var file = File.OpenRead(path);
        var isGzip = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        await using Stream stream = isGzip ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream); // skips a byte order mark
        for (var number = 1; await ReadLineAsync(reader, path, cancellationToken) is { } text; number++)
            if (!string.IsNullOrWhiteSpace(text))
                yield return Parse($"{Path.GetFileName(path)}, line {number}", text);
    }

    static async Task<string?> ReadLineAsync(StreamReader reader, string path, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadLineAsync(cancellationToken);
        }
        catch (InvalidDataException failure)
        {
            throw new EvaluationException($"{Path.GetFileName(path)} is cut off or damaged gzip.", failure);
        }
    }

    static (string Name, JsonElement Line) Parse(string name, string text)
    {
        try
        {
            using var line = JsonDocument.Parse(text);
            return line.RootElement.ValueKind == JsonValueKind.Object
                ? (name, line.RootElement.Clone())
                : throw new EvaluationException($"{name} is not a JSON object.");
        }
        catch (JsonException failure)
        {
            throw new EvaluationException($"{name} is not JSON at byte {failure.BytePositionInLine}.", failure);
        }
    }
}
