using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsBot.Activities.BotFramework.Rendering;

/// <summary>
/// text → a part of it that is short enough, in UTF-16 units as channels count them, whole words and one line.
/// </summary>
static partial class Excerpt
{
    const string Ellipsis = "…";

    /// <summary>The beginning of a text.</summary>
    public static string Of(string text, int most)
    {
        var line = OneLine(text);
        if (line.Length <= most)
            return line;
        // A text whose words are longer than half of the place is cut within a word.
        var space = line.LastIndexOf(' ', most - Ellipsis.Length);
        var end = space > most / 2 ? space : WholeCharacters(line, most - Ellipsis.Length);
        return line[..end].TrimEnd() + Ellipsis;
    }

    /// <summary>
    /// A quote with as much of its paragraph on both sides as there is place for, the quote in the middle.
    /// </summary>
    public static string Around(string body, int start, int end, int most)
    {
        var room = most - (end - start) - 2 * Ellipsis.Length;
        if (room < 0)
            return Of(body[start..end], most);
        var first = start == 0 ? 0 : body.LastIndexOf('\n', start - 1) + 1;
        var last = body.IndexOf('\n', end) is >= 0 and var stop ? stop : body.Length;
        var before = Math.Min(start - first, Math.Max(room / 2, room - (last - end)));
        var after = Math.Min(last - end, room - before);
        var from = start - before;
        var to = end + after;
        if (from > first)
            from = body.IndexOf(' ', from, before) is >= 0 and var space ? space + 1 : start;
        if (to < last)
            to = after > 0 && body.LastIndexOf(' ', to - 1, after) is >= 0 and var gap ? gap : end;
        var excerpt = OneLine(body[from..to]);
        return (from > first ? Ellipsis : "") + excerpt + (to < last ? Ellipsis : "");
    }

    /// <summary>Line breaks and other blanks → one space each; what would steer a screen is gone.</summary>
    public static string OneLine(string text)
    {
        var safe = Terminal.TerminalText.Sanitize(text);
        return (IsOneLine(safe) ? safe : Blank().Replace(safe, " ")).Trim();
    }

    static bool IsOneLine(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.IsWhiteSpace(text[i]) && (text[i] != ' ' || (i > 0 && text[i - 1] == ' ')))
                return false;
        return true;
    }

    static int WholeCharacters(string text, int most)
    {
        var end = 0;
        while (StringInfo.GetNextTextElementLength(text, end) is > 0 and var length && end + length <= most)
            end += length;
        return end;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
