using System.Buffers;
using System.Text.RegularExpressions;

namespace NewsBot.Answers.Drafts;

/// <summary>A sentence of Markdown → as the reader sees it.</summary>
static partial class DraftText
{
    static readonly SearchValues<char> Marks = SearchValues.Create(" .,;:!?…-–—()[]{}\"'“”‘’*_");

    /// <param name="ids">Passages whose ids stand bare at the end: "Kim came k7fqd."</param>
    public static string Clean(string sentence, out List<string> ids, MarkerReader markers)
    {
        var text = Emphasis().Replace(sentence, "");
        text = Space().Replace(text, " ").Trim();
        ids = [];
        while (LastWord(text) is var (start, end) && markers.IdsIn(text[start..end]).FirstOrDefault() is { } id)
        {
            ids.Insert(0, id);
            text = (text[..start].TrimEnd(' ', ',', ';', ':') + text[end..]).Trim();
        }

        return text.AsSpan().IndexOfAnyExcept(Marks) < 0 ? "" : text;
    }

    /// <summary>**bold**, *italics*, _italics_, but not 3 * 4 nor a snake_case word.</summary>
    [GeneratedRegex(@"\*{1,64}(?=\S)|(?<=\S)\*+|(?<![\p{L}\p{N}_])_{1,64}(?=\S)|(?<=\S)_{1,64}(?![\p{L}\p{N}_])")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    /// <summary>A word as long as an id at the end, but for its full stop.</summary>
    static (int Start, int End)? LastWord(string text)
    {
        var end = text.AsSpan().TrimEnd(".!?… ").Length;
        var start = end;
        while (start > 0 && char.IsLetterOrDigit(text[start - 1]))
            start--;
        return end - start is >= 4 and <= 6 ? (start, end) : null;
    }
}
