using System.Text;

namespace NewsBot.Activities.BotFramework.Rendering;

/// <summary>Text of an article or a person → Markdown that shows it as it is.</summary>
static class MarkdownText
{
    /// <param name="text">One line.</param>
    public static string Escape(string text)
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
                case '\\' or '`' or '*' or '[' or ']' or '|':
                case '_' when !IsInWord(text, i):
                case '~' when i + 1 < text.Length && text[i + 1] == '~':
                case '#' or '+' or '-' when i == 0:
                case '.' or ')' when IsListNumber(text, i):
                    safe.Append('\\').Append(text[i]);
                    break;
                default:
                    safe.Append(text[i]);
                    break;
            }

        return safe.ToString();
    }

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
