using System.Globalization;
using NewsBot.Answers;

namespace NewsBot.Activities.Terminal;

/// <summary>citation → its quote with what stands around it in the article, each on one line.</summary>
readonly record struct QuoteContext(string Before, string Quote, string After)
{
    // About a sentence on each side.
    const int Reach = 160;

    const string Cut = "…";

    public static QuoteContext Of(Citation citation, string body)
    {
        var before = LastWords(body[..citation.Start]);
        var after = FirstWords(body[citation.End..]);
        var joinsBefore = citation.Start > 0 && !char.IsWhiteSpace(body[citation.Start - 1]);
        var joinsAfter = citation.End < body.Length && !char.IsWhiteSpace(body[citation.End]);
        return new(
            before.Length == 0 || joinsBefore ? before : before + " ",
            ChatText.OneLine(citation.Quote),
            after.Length == 0 || joinsAfter ? after : " " + after);
    }

    static string LastWords(string text)
    {
        var line = ChatText.OneLine(Last(text, Reach * 2));
        if (line.Length <= Reach && text.Length <= Reach * 2)
            return line;

        var tail = Last(line, Reach);
        var space = tail.IndexOf(' ', StringComparison.Ordinal);
        return $"{Cut} {(space < 0 ? tail : tail[(space + 1)..])}";
    }

    static string FirstWords(string text)
    {
        var line = ChatText.OneLine(First(text, Reach * 2));
        if (line.Length <= Reach && text.Length <= Reach * 2)
            return line;

        var head = First(line, Reach);
        var space = head.LastIndexOf(' ');
        return $"{(space < 0 ? head : head[..space])} {Cut}";
    }

    /// <summary>At most that many characters, and no half of a grapheme.</summary>
    static string First(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var end = 0;
        while (StringInfo.GetNextTextElementLength(text, end) is var next && end + next <= length)
            end += next;
        return text[..end];
    }

    static string Last(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var start = text.Length - length;
        var graphemes = StringInfo.ParseCombiningCharacters(text[(start - 1)..]);
        return text[(start - 1 + graphemes.FirstOrDefault(g => g > 0, length + 1))..];
    }
}
