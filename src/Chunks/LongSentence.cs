using System.Globalization;
using Microsoft.ML.Tokenizers;
using NewsBot.Language;

namespace NewsBot.Chunks;

/// <summary>
/// Cuts a sentence that is over the token limit: at a word, else between graphemes; inside one only where nobody could
/// read it.
/// </summary>
static class LongSentence
{
    // English has four to five, the longest tokens (runs of spaces or dashes) more; what is cut short
    // is only a shorter piece.
    public const int MostCharactersPerToken = 8;

    // No word is longer. What is longer is encoded in parts: that takes the square of its length.
    const int LongestRun = 256;

    // Unicode's text for streams has at most 30 marks on one character (UAX #15); a family of emoji has 11 code units.
    const int LongestGrapheme = 64;

    /// <summary>
    /// Pieces of at most <paramref name="maxTokens"/> tokens; one grapheme that has more stays whole.
    /// </summary>
    public static IEnumerable<TextSpan> Split(string body, TextSpan sentence, int maxTokens, Tokenizer tokenizer)
    {
        var start = sentence.Start;
        while (start < sentence.End)
        {
            var end = PieceEnd(body, start, sentence.End, maxTokens, tokenizer);
            var trimmed = end;
            while (trimmed > start && char.IsWhiteSpace(body[trimmed - 1]))
                trimmed--;
            yield return new(start, trimmed);
            start = end;
            while (start < sentence.End && char.IsWhiteSpace(body[start]))
                start++;
        }
    }

    /// <summary>
    /// A place between graphemes behind all that <paramref name="maxTokens"/> tokens of a normal text can hold.
    /// </summary>
    /// <param name="longestRun">A longer run of characters of one kind ends it.</param>
    static int WindowEnd(string body, int start, int end, int maxTokens, int longestRun)
    {
        var window = EndOfRun(body, start, Math.Min(end, start + maxTokens * MostCharactersPerToken), longestRun);
        if (window >= end)
            return end;
        // From a little before: where a grapheme begins cannot be told from one character alone.
        var i = Math.Max(start, window - LongestGrapheme);
        while (i < window)
            i += GraphemeLength(body.AsSpan(i, end - i));
        return i;
    }

    static int EndOfRun(string body, int start, int end, int longestRun)
    {
        var first = start;
        for (var i = start + 1; i < end; i++)
            if (KindOf(body[i]) != KindOf(body[first]))
                first = i;
            else if (i - first >= longestRun)
                return i;
        return end;
    }

    /// <summary>The tokenizer looks at a run of one kind by itself.</summary>
    static int KindOf(char c) => char.GetUnicodeCategory(c) switch
    {
        <= UnicodeCategory.EnclosingMark => 0, // letters and their marks
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => 1,
        _ => char.IsWhiteSpace(c) ? 2 : 3,
    };

    /// <summary>Measures the first grapheme; one that is longer than any real one is cut.</summary>
    static int GraphemeLength(ReadOnlySpan<char> text)
    {
        var length = StringInfo.GetNextTextElementLength(text[..Math.Min(text.Length, LongestGrapheme)]);
        var isInPair = length < text.Length && char.IsSurrogatePair(text[length - 1], text[length]);
        return isInPair ? length - 1 : length;
    }

    static int PieceEnd(string body, int start, int end, int maxTokens, Tokenizer tokenizer)
    {
        // Only as much as a piece can hold is looked at, and of a word without end as little as fills half of one.
        var mostHeld = WindowEnd(body, start, end, maxTokens, int.MaxValue);
        var rest = ReadOnlySpan<char>.Empty;
        var (fits, tokens) = (0, 0);
        for (var run = LongestRun; start + rest.Length < mostHeld && tokens < maxTokens / 2; run *= 2)
        {
            rest = body.AsSpan(start..WindowEnd(body, start, end, maxTokens, run));
            fits = tokenizer.GetIndexByTokenCount(rest, maxTokens, out _, out tokens);
        }

        if (fits >= rest.Length)
            return start + rest.Length;
        while (true)
        {
            var cut = LastWordEnd(rest, Math.Min(fits, rest.Length));
            if (cut == 0)
                cut = LastGraphemeEnd(rest, fits);
            // A cut can change the tokens before it; then the next shorter one is tried.
            if (tokenizer.CountTokens(rest[..cut]) <= maxTokens || cut <= GraphemeLength(rest))
                return start + cut;
            fits = cut - 1;
        }
    }

    /// <summary>The last place within the limit where a word ends or begins; 0 where there is none.</summary>
    static int LastWordEnd(ReadOnlySpan<char> text, int limit)
    {
        for (var i = limit; i > 0; i--)
            if (i < text.Length && char.IsWhiteSpace(text[i]) != char.IsWhiteSpace(text[i - 1])
                && !SplitsGrapheme(text, i))
                return i;
        return 0;
    }

    /// <summary>A combining mark makes one grapheme even with the space before it.</summary>
    static bool SplitsGrapheme(ReadOnlySpan<char> text, int i) =>
        GraphemeLength(text[(i - 1)..]) > 1;

    /// <summary>The end of the last grapheme that is whole within the limit, or of the first one.</summary>
    static int LastGraphemeEnd(ReadOnlySpan<char> text, int limit)
    {
        var end = GraphemeLength(text);
        while (end < text.Length)
        {
            var length = GraphemeLength(text[end..]);
            if (end + length > limit)
                break;
            end += length;
        }

        return end;
    }
}
