using System.Net;
using System.Text;

namespace NewsBot.Activities.BotFramework.News;

/// <summary>A message in a channel's XML → its text.</summary>
static class MarkupText
{
    // Tags within a word; all others part one.
    static readonly HashSet<string> Inline =
        new(["a", "at", "b", "code", "em", "font", "i", "s", "span", "strong", "sub", "sup", "u"],
            StringComparer.OrdinalIgnoreCase);

    // What is between these is not text.
    static readonly HashSet<string> Silent = new(["script", "style"], StringComparer.OrdinalIgnoreCase);

    public static string Read(string xml)
    {
        var text = new StringBuilder(xml.Length);
        var rest = xml.AsSpan();
        string? silent = null;
        for (int at; (at = rest.IndexOf('<')) >= 0;)
        {
            if (silent is null)
                text.Append(rest[..at]);
            rest = rest[at..];
            if (EndOfTag(rest) is not { } end)
            {
                if (silent is null)
                    text.Append('<');
                rest = rest[1..];
                // A "<" that nothing closes: no other one is closed either.
                if (rest.IndexOf('>') < 0)
                    break;
                continue;
            }

            var name = NameOf(rest[..end]);
            if (silent is null && Silent.Contains(name))
                silent = name;
            else if (rest.StartsWith("</") && name.Equals(silent, StringComparison.OrdinalIgnoreCase))
                silent = null;
            if (silent is null && !Inline.Contains(name))
                text.Append(' ');
            rest = rest[end..];
        }

        return WebUtility.HtmlDecode((silent is null ? text.Append(rest) : text).ToString());
    }

    /// <summary>Finds the end of the tag or comment at the start; null if the text only begins with "&lt;".</summary>
    static int? EndOfTag(ReadOnlySpan<char> text)
    {
        if (text.Length < 3 || !(char.IsAsciiLetter(text[1]) || text[1] is '/' or '!' or '?'))
            return null;
        var closing = text.StartsWith("<!--") ? "-->" : ">";
        return text.IndexOf(closing) is >= 0 and var end ? end + closing.Length : null;
    }

    static string NameOf(ReadOnlySpan<char> tag)
    {
        var name = tag[1] == '/' ? tag[2..] : tag[1..];
        var end = name.IndexOfAnyExcept(Letters);
        return (end < 0 ? name : name[..end]).ToString();
    }

    static readonly System.Buffers.SearchValues<char> Letters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
}
