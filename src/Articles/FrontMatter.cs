using System.Diagnostics.CodeAnalysis;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NewsBot.Articles;

/// <summary>What stands between two lines of --- at the beginning of a Markdown file, in YAML.</summary>
sealed class FrontMatter
{
    const string Fence = "---";
    const int MaxLength = 64 << 10;

    public string? Title { get; private set; }
    public string? Source { get; private set; }
    public string? Url { get; private set; }
    public string? Author { get; private set; }
    public string? Language { get; private set; }
    public PublicationTime? Published { get; private set; }

    public static bool TryCut(
        ref string text, [NotNullWhen(true)] out FrontMatter? matter, [NotNullWhen(false)] out string? problem)
    {
        (matter, problem) = (new(), null);
        if (!IsFence(LineAt(text, 0)))
            return true;

        var begin = text.IndexOf('\n') + 1;
        var end = begin;
        while (end > 0 && end < text.Length && !IsFence(LineAt(text, end)))
            end = text.IndexOf('\n', end) + 1;

        if (end <= 0 || end >= text.Length)
            problem = "has front matter that no second line of --- ends (line 1)";
        else if (end - begin > MaxLength)
            problem = "has front matter longer than 64 KiB; is its second line of --- missing?";
        else
            problem = matter.Read(text[begin..end]);

        if (problem is not null)
            return false;

        text = text[(end + LineAt(text, end).Length)..];
        return true;
    }

    static ReadOnlySpan<char> LineAt(string text, int start) =>
        text.IndexOf('\n', start) is >= 0 and var end ? text.AsSpan(start..end) : text.AsSpan(start);

    static bool IsFence(ReadOnlySpan<char> line) => line.TrimEnd().SequenceEqual(Fence);

    /// <summary>Reads event by event: what loads whole documents recurses until the stack overflows.</summary>
    string? Read(string yaml)
    {
        try
        {
            var parser = new Parser(new StringReader(yaml));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
                return null;

            parser.Consume<MappingStart>();
            while (!parser.TryConsume<MappingEnd>(out _))
                if (ReadField(parser) is { } problem)
                    return problem;

            return null;
        }
        catch (YamlException failure)
        {
            return $"has front matter that is not 'key: value' in YAML ({Line(failure.Start)})";
        }
    }

    string? ReadField(Parser parser)
    {
        var key = parser.Consume<Scalar>();
        switch (key.Value.ToLowerInvariant())
        {
            case "title":
                Title = ReadText(parser);
                break;
            case "source":
                Source = ReadText(parser);
                break;
            case "url":
                Url = ReadText(parser);
                break;
            case "author":
                Author = ReadText(parser);
                break;
            case "language":
                Language = ReadText(parser);
                break;
            case "date" when ReadText(parser) is { } date:
                if (!PublicationTime.TryParse(date, out var published))
                    return $"has '{date}' for a date; write it as 2026-01-06 ({Line(key.Start)})";

                Published = published;
                break;
            case "date":
                break;
            default:
                parser.SkipThisAndNestedEvents();
                break;
        }

        return null;
    }

    /// <summary>A text, or several in a list, as authors may be.</summary>
    static string? ReadText(Parser parser)
    {
        var texts = new List<string>();
        if (parser.TryConsume<SequenceStart>(out _))
            while (!parser.TryConsume<SequenceEnd>(out _))
                texts.Add(parser.Consume<Scalar>().Value);
        else if (parser.Consume<Scalar>() is var one && one is not { Style: ScalarStyle.Plain, Value: "~" or "null" })
            texts.Add(one.Value);

        var text = NewsText.OnOneLine(string.Join(", ", texts));
        return text.Length > 0 ? text : null;
    }

    // The fence above the YAML is line 1.
    static string Line(Mark mark) => $"line {mark.Line + 1}";
}
