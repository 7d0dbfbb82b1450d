using System.Collections.Frozen;
using NewsBot.Language;

namespace NewsBot.Answers.Drafts;

/// <summary>A text's words → its names: runs of words with a capital, without titles and dates.</summary>
static class NameReader
{
    /// <summary>Written with a capital before a name, and left out or changed as one likes.</summary>
    public static readonly FrozenSet<string> Titles = WordSet.Of(
        "president prime minister premier mr mrs ms miss dr sir lord lady chancellor king queen prince princess " +
        "pope bishop archbishop secretary general senator sen representative rep governor gov mayor judge " +
        "justice professor prof chief chairman chairwoman captain colonel sergeant lieutenant major admiral " +
        "commander director ceo vice deputy former first supreme leader ambassador spokesman spokeswoman " +
        "spokesperson congressman congresswoman foreign defence defense interior finance health attorney " +
        "department ministry office");

    static readonly FrozenSet<string> NoNames = WordSet.Of(
        "i im ive id ill ok yes no around nearly almost roughly approximately during despite among amid");

    public static IReadOnlyList<Name> Read(Statement s)
    {
        var names = new List<Name>();
        for (var i = 0; i < s.Tokens.Count; i++)
        {
            if (!IsNameWord(s, i))
                continue;
            var last = i;
            while (last + 1 < s.Tokens.Count && IsNameWord(s, last + 1) && IsOneName(s.Between(last, last + 1)))
                last++;
            var isFirstWord = i == last && StartsSentence(s, i) && !IsAcronym(s, i);
            if (!isFirstWord || !IsOrdinary(s.Tokens[i]))
                names.Add(new(i, last, isFirstWord));
            i = last;
        }

        return names;
    }

    /// <summary>"Officials", "Construction", "Running": words of the language, by how they end.</summary>
    static bool IsOrdinary(Token token) =>
        !ContentWords.IsContent(token) || WordSet.Pronouns.Contains(token.Word)
        || (token.Word.Length > 4 && Endings.Any(e => token.Word.EndsWith(e, StringComparison.Ordinal)));

    static readonly string[] Endings =
    [
        "s", "ing", "ed", "ly", "tion", "sion", "ment", "ness", "ity", "ship", "ance", "ence", "ers", "ors", "ist",
        "ful", "able",
    ];

    static bool IsNameWord(Statement s, int i) =>
        s.Tokens[i] is { IsCapital: true, Number: null } token
        && !Titles.Contains(token.Word) && !NoNames.Contains(token.Word) && !Dates.IsDayOrMonth(token.Word)
        && (!WordSet.Small.Contains(token.Word) || IsAcronym(s, i))
        && (token.Word.Length > 1
            || (s.CharAfter(i) == '.' && i + 1 < s.Tokens.Count && s.Tokens[i + 1].IsCapital));

    /// <summary>"Kim Jong-un", "J. K. Rowling", "U.S.-China", "Procter &amp; Gamble".</summary>
    static bool IsOneName(ReadOnlySpan<char> between) => between is " " or "-" or "‑" or ". " or " & ";

    static bool IsAcronym(Statement s, int i) =>
        s.Tokens[i].Word.Length > 1 && !s.TextOf(i, i).ContainsAnyInRange('a', 'z');

    /// <summary>Of the text, of a quotation in it, or behind a colon.</summary>
    static bool StartsSentence(Statement s, int i) =>
        i == 0 || s.CharBefore(i) is '"' or '“' or '‘' or '«'
        || s.Between(i - 1, i) is var between && between.IndexOfAny(".!?:\n") >= 0 && s.Tokens[i - 1].Word.Length > 2;
}
