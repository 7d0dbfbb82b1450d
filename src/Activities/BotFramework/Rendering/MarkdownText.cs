using System.Text;

namespace NewsBot.Activities.BotFramework.Rendering;

/// <summary>Text of an article or a person → Markdown that shows it as it is, without links.</summary>
static class MarkdownText
{
    // Takes no place. The Playground takes "[1]" for a marker, escaped or not, and clients make links of addresses.
    const char WordJoiner = '\u2060';

    /// <param name="text">One line.</param>
    /// <param name="isForWebChat">Keep it from setting type too: “…” for "...", a dash for "--", © for "(c)".</param>
    public static string Escape(string text, bool isForWebChat = false)
    {
        var safe = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
            switch (text[i])
            {
                case '<':
                    safe.Append("&lt;"); // a backslash does not keep every client from reading HTML
                    break;
                case '>':
                    safe.Append("&gt;");
                    break;
                case '&' when BeginsEntity(text, i):
                    safe.Append("&amp;");
                    break;
                case '[' when IsMarker(text, i):
                    safe.Append("\\[").Append(WordJoiner);
                    break;
                case '/' when IsAt(text, i - 1, '/') && IsAt(text, i - 2, ':'):
                case '@' when i > 0 && char.IsLetterOrDigit(text[i - 1]):
                    safe.Append(WordJoiner).Append(text[i]);
                    break;
                case '.' when EndsWithWww(text.AsSpan(0, i)):
                    safe.Append(WordJoiner).Append('.').Append(WordJoiner);
                    break;
                case '.' when IsInDomain(text, i):
                    safe.Append('.').Append(WordJoiner);
                    break;
                case '\\' or '`' or '*' or '[' or ']' or '|':
                case '_' when !IsInWord(text, i):
                case '~' when i + 1 < text.Length && text[i + 1] == '~':
                case '#' or '+' or '-' when i == 0:
                case '.' or ')' when IsListNumber(text, i):
                case '\'' or '"' when isForWebChat:
                case '.' or '-' or ',' or '?' or '!' when isForWebChat && IsAt(text, i + 1, text[i]):
                case '+' when isForWebChat && IsAt(text, i + 1, '-'):
                case '(' when isForWebChat && BeginsSymbol(text.AsSpan(i + 1)):
                    safe.Append('\\').Append(text[i]);
                    break;
                case '{' when isForWebChat:
                    safe.Append("&#123;"); // "{aria-label=…}" names what stands before it
                    break;
                default:
                    safe.Append(text[i]);
                    break;
            }

        return safe.ToString();
    }

    /// <summary>An address → the same where Markdown wants one.</summary>
    /// <remarks>
    /// A round bracket that nothing closes would end it. Square ones Web Chat encodes itself, and then does not know
    /// the address again.
    /// </remarks>
    public static string Address(string url) => new StringBuilder(url)
        .Replace("(", "%28").Replace(")", "%29").Replace("[", "%5B").Replace("]", "%5D").ToString();

    /// <summary>"[12]", as an article may have it.</summary>
    static bool IsMarker(string text, int i)
    {
        var end = i + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return end > i + 1 && IsAt(text, end, ']');
    }

    static bool IsAt(string text, int i, char mark) => i >= 0 && i < text.Length && text[i] == mark;

    /// <summary>"news.com": a name of two letters or more behind it, which clients look up among the domains.</summary>
    static bool IsInDomain(string text, int i) => i > 0 && char.IsLetterOrDigit(text[i - 1])
        && i + 2 < text.Length && char.IsLetter(text[i + 1]) && char.IsLetter(text[i + 2]);

    static bool EndsWithWww(ReadOnlySpan<char> text) =>
        text.EndsWith("www", StringComparison.OrdinalIgnoreCase)
        && (text.Length == 3 || !char.IsLetterOrDigit(text[^4]));

    /// <summary>"c)", "r)" or "tm)".</summary>
    static bool BeginsSymbol(ReadOnlySpan<char> text) =>
        text.StartsWith("c)", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("r)", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("tm)", StringComparison.OrdinalIgnoreCase);

    /// <summary>"&amp;lt;" or "&amp;#60;", which would be shown as another character.</summary>
    static bool BeginsEntity(string text, int i)
    {
        var end = i + 1;
        while (end < text.Length && end - i <= 32 && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '#'))
            end++;
        return end > i + 1 && end < text.Length && text[end] == ';';
    }

    /// <summary>"snake_case": no emphasis begins within a word.</summary>
    static bool IsInWord(string text, int i) =>
        i > 0 && i + 1 < text.Length && char.IsLetterOrDigit(text[i - 1]) && char.IsLetterOrDigit(text[i + 1]);

    /// <summary>"12." at the start is the first item of a list.</summary>
    static bool IsListNumber(string text, int i) =>
        i is > 0 and <= 9 && text.AsSpan(0, i).IndexOfAnyExceptInRange('0', '9') < 0;
}
