using System.Text;

namespace NewsBot.Activities.BotFramework.Rendering;

/// <summary>An address and a quote → the address that opens the page at the quote.</summary>
/// <remarks>
/// Text fragments (WICG, "URL Fragment Text Directives"): <c>#:~:text=start,end</c>, both percent-encoded,
/// with "-" too, which has a meaning there. A long quote is given by its first and last words, which may
/// stand in two paragraphs.
/// </remarks>
static class TextFragment
{
    const int MostWords = 10;
    const int WordsAtEachEnd = 4;

    // A part of a text without blanks between words.
    const int MostCharacters = 40;

    public static string Of(Uri page, string quote)
    {
        var words = quote.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return page.AbsoluteUri;
        var isShort = words.Length <= MostWords && quote.Length <= 3 * MostCharacters && !quote.Contains('\n');
        var text = isShort
            ? Encode(string.Join(' ', words))
            : $"{Encode(Head(words))},{Encode(Tail(words))}";
        var separator = page.Fragment.Length > 0 ? "" : "#";
        return $"{page.AbsoluteUri}{separator}:~:text={text}";
    }

    static string Head(string[] words)
    {
        var text = string.Join(' ', words.Take(WordsAtEachEnd));
        if (text.Length <= MostCharacters)
            return text;
        return words[0].Length <= MostCharacters ? words[0] : Part(words[0][..MostCharacters]);
    }

    static string Tail(string[] words)
    {
        var text = string.Join(' ', words.TakeLast(WordsAtEachEnd));
        if (text.Length <= MostCharacters)
            return text;
        return words[^1].Length <= MostCharacters ? words[^1] : Part(words[^1][^MostCharacters..]);
    }

    /// <summary>Without the half of a pair that the cut left over.</summary>
    static string Part(string cut) => string.Concat(cut.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar));

    static string Encode(string text) => Uri.EscapeDataString(text).Replace("-", "%2D", StringComparison.Ordinal);
}
