using System.Collections.Frozen;
using NewsBot.Language;

namespace NewsBot.Answers.Drafts;

/// <summary>What stands between quotation marks, and whether a text has the same words in the same order.</summary>
/// <remarks>
/// Words are compared as the index folds them: quotes, dashes, spaces, case and NFKC do not matter. A contraction is
/// its long form: "don't" and "do not", "we'll" and "we will".
/// </remarks>
static class Quotations
{
    const string Opening = "\"“„«「『";
    const string Closing = "\"”“»」』";

    // A part of a quotation that is found elsewhere must be more than a turn of phrase.
    const int ShortestPiece = 3;

    /// <summary>What a contraction swallows, and what is left of it: neither counts.</summary>
    static readonly FrozenSet<string> Contracted = WordSet.Of("will are have is would had am has m s d ll re ve");

    /// <summary>The words of each quotation; one that is not closed runs to the end.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> In(string text)
    {
        var quotations = new List<IReadOnlyList<string>>();
        var (start, isSingle) = (-1, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (start < 0 && (Opening.Contains(text[i]) || OpensSingle(text, i)))
                (start, isSingle) = (i + 1, !Opening.Contains(text[i]));
            else if (start >= 0 && (isSingle ? ClosesSingle(text, i) : Closing.Contains(text[i])))
            {
                Add(quotations, text[start..i]);
                start = -1;
            }
        }

        if (start >= 0)
            Add(quotations, text[start..]);
        return quotations;
    }

    /// <summary>The words as they are compared.</summary>
    public static List<string> Words(string text)
    {
        var words = new List<string>();
        foreach (var (word, start, end) in TextAnalyzer.Words(text))
        {
            var isShort = word.EndsWith("nt", StringComparison.Ordinal)
                && text.AsSpan(start, end - start).ContainsAny('\'', '’');
            var full = word switch
            {
                "cannot" or "cant" => "can",
                "wont" => "will",
                _ => isShort ? word[..^2] : word,
            };
            if (!Contracted.Contains(full))
                words.Add(full);
            if (isShort || word == "cannot")
                words.Add("not");
        }

        return words;
    }

    public static bool Has(IReadOnlyList<string> text, IReadOnlyList<string> run) =>
        LongestPiece(text, run, 0) == run.Count;

    /// <summary>
    /// Whether every word of a quotation is in some piece of at least three words that stands in a text.
    /// </summary>
    public static bool IsStitched(IReadOnlyList<string> run, IReadOnlyList<IReadOnlyList<string>> texts)
    {
        for (var from = 0; from < run.Count;)
        {
            var longest = texts.Count == 0 ? 0 : texts.Max(t => LongestPiece(t, run, from));
            if (longest < Math.Min(ShortestPiece, run.Count - from))
                return false;
            from += longest;
        }

        return true;
    }

    /// <summary>How many words of the run, from one of them on, stand together in the text.</summary>
    static int LongestPiece(IReadOnlyList<string> text, IReadOnlyList<string> run, int from)
    {
        var longest = 0;
        for (var i = 0; i < text.Count && longest < run.Count - from; i++)
        {
            var length = 0;
            while (from + length < run.Count && i + length < text.Count && text[i + length] == run[from + length])
                length++;
            longest = Math.Max(longest, length);
        }

        return longest;
    }

    static void Add(List<IReadOnlyList<string>> quotations, string text)
    {
        if (Words(text) is { Count: > 0 } words)
            quotations.Add(words);
    }

    /// <summary>'yes', but neither '90s nor 'tis, behind which nothing closes.</summary>
    static bool OpensSingle(string text, int i)
    {
        if (text[i] is not ('\'' or '‘') || (i > 0 && char.IsLetterOrDigit(text[i - 1]))
            || i + 1 == text.Length || !char.IsLetter(text[i + 1]))
            return false;
        for (var j = i + 1; j < text.Length; j++)
            if (ClosesSingle(text, j))
                return true;
        return false;
    }

    static bool ClosesSingle(string text, int i) =>
        text[i] is '\'' or '’' && !char.IsWhiteSpace(text[i - 1])
        && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1]));
}
