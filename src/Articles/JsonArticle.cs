using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace NewsBot.Articles;

/// <summary>One line of JSON → article. Its text is the body as it is, so that offsets count in the input.</summary>
static class JsonArticle
{
    static readonly string[] Names = ["id", "title", "text", "source", "author", "published", "url", "language"];

    public static ReadResult Read(string name, ReadOnlySpan<byte> line)
    {
        var fields = new string?[Names.Length];
        if (!TryReadFields(line, fields, out var problem))
            return new ReadResult.Skipped(name, problem);

        if (fields is not [{ } id, var title, { } text, var source, var author, var published, var url, var language])
            return new ReadResult.Skipped(name, $"has no '{Names[fields[0] is null ? 0 : 2]}'");

        if (published is not null && !PublicationTime.TryParse(published, out _))
            return new ReadResult.Skipped(
                name, $"has '{published}' as 'published'; write it as 2026-01-06 or 2026-01-06T10:30:00Z");

        if (id.AsSpan().ContainsAnyInRange('\0', '\x1f'))
            return new ReadResult.Skipped(
                name, "has control characters in its 'id'; give it one of letters and digits");

        // What stands in the line of a source is one line: a line break in it could forge another source.
        return new ReadResult.Readable(name, new(
            id,
            title is null ? NewsText.DeriveTitle(text) : NewsText.OnOneLine(title),
            text,
            OnOneLine(source),
            OnOneLine(author),
            PublicationTime.TryParse(published, out var time) ? time : null,
            OnOneLine(url),
            OnOneLine(language)));
    }

    static string? OnOneLine(string? text) => text is null ? null : NewsText.OnOneLine(text);

    static bool TryReadFields(ReadOnlySpan<byte> line, string?[] fields, [NotNullWhen(false)] out string? problem)
    {
        problem = null;
        if (!Utf8.IsValid(line))
        {
            problem = $"is not UTF-8 at byte {FirstInvalid(line)}";
            return false;
        }

        try
        {
            var json = new Utf8JsonReader(line);
            json.Read();
            if (json.TokenType != JsonTokenType.StartObject)
                problem = "is not a JSON object";

            while (problem is null && json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var field = Array.IndexOf(Names, TextOf(json.ValueSpan));
                json.Read();
                if (field < 0)
                    json.Skip();
                else if (!TryReadText(json, allowNumber: field == 0, out fields[field]))
                    problem = $"has {Kind(json.TokenType)} as '{Names[field]}', which must be a text";
            }

            // Whatever follows the object is an error too, which only reading on finds.
            if (problem is null)
                json.Read();
        }
        catch (JsonException failure)
        {
            problem = $"is not JSON at byte {failure.BytePositionInLine}";
        }

        return problem is null;
    }

    /// <summary>A text of nothing but white space is none.</summary>
    static bool TryReadText(Utf8JsonReader json, bool allowNumber, out string? text)
    {
        var isText = json.TokenType == JsonTokenType.String || (allowNumber && json.TokenType == JsonTokenType.Number);
        text = isText ? TextOf(json.ValueSpan) : null;
        if (string.IsNullOrWhiteSpace(text))
            text = null;

        return isText || json.TokenType == JsonTokenType.Null;
    }

    /// <summary>Reads every escape, half a surrogate pair too, which the framework's own method refuses.</summary>
    static string TextOf(ReadOnlySpan<byte> escaped)
    {
        var text = Encoding.UTF8.GetString(escaped);
        var next = text.IndexOf('\\');
        if (next < 0)
            return text;

        var plain = new StringBuilder(text.Length);
        var start = 0;
        for (; next >= 0; next = text.IndexOf('\\', start))
        {
            plain.Append(text, start, next - start);
            start = next + 2;
            plain.Append(text[next + 1] switch
            {
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => (char)ushort.Parse(text.AsSpan(start, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                var itself => itself,
            });
            if (text[next + 1] == 'u')
                start += 4;
        }

        return plain.Append(text, start, text.Length - start).ToString();
    }

    static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var valid = 0;
        while (Rune.DecodeFromUtf8(bytes[valid..], out _, out var length) == OperationStatus.Done)
            valid += length;

        return valid;
    }

    static string Kind(JsonTokenType token) => token switch
    {
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        JsonTokenType.StartArray => "a list",
        _ => "an object",
    };
}
