using System.Globalization;
using Microsoft.ML.Tokenizers;

namespace NewsBot.Chunks;

/// <summary>
/// Cuts a sentence that is over the token limit: at a word, else between graphemes, never inside one.
/// </summary>
static class LongSentence
{
    // English has four to five, the longest tokens (runs of spaces or dashes) more; what is cut short
    // is only a shorter piece.
    public const int MostCharactersPerToken = 8;

    const int LongestUsualGrapheme = 64;

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
    static int WindowEnd(string body, int start, int end, int maxTokens)
    {
        var window = start + maxTokens * MostCharactersPerToken;
        if (window >= end)
            return end;
        // From a little before: where a grapheme begins cannot be told from one character alone.
        var i = Math.Max(start, window - LongestUsualGrapheme);
        while (i < window)
            i += StringInfo.GetNextTextElementLength(body.AsSpan(i, end - i));
        return i;
    }

    static int PieceEnd(string body, int start, int end, int maxTokens, Tokenizer tokenizer)
    {
        // Only as much as a piece can hold is looked at: encoding a word without end takes more than linear time.
        var rest = body.AsSpan(start, Math.Min(end - start, WindowEnd(body, start, end, maxTokens) - start));
        var fits = tokenizer.GetIndexByTokenCount(rest, maxTokens, out _, out _);
        while (true)
        {
            if (fits >= rest.Length && tokenizer.CountTokens(rest) <= maxTokens)
                return start + rest.Length;
            var cut = LastWordEnd(rest, Math.Min(fits, rest.Length));
            if (cut == 0)
                cut = LastGraphemeEnd(rest, fits);
            // A cut can change the tokens before it; then the next shorter one is tried.
            if (tokenizer.CountTokens(rest[..cut]) <= maxTokens || cut <= StringInfo.GetNextTextElementLength(rest))
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
        StringInfo.GetNextTextElementLength(text[(i - 1)..]) > 1;

    /// <summary>The end of the last grapheme that is whole within the limit, or of the first one.</summary>
    static int LastGraphemeEnd(ReadOnlySpan<char> text, int limit)
    {
        var end = StringInfo.GetNextTextElementLength(text);
        while (end < text.Length)
        {
            var length = StringInfo.GetNextTextElementLength(text[end..]);
            if (end + length > limit)
                break;
            end += length;
        }

        return end;
    }
}
