using System.Collections.Frozen;
using NewsBot.Language;

namespace NewsBot.Answers.Conversations;

/// <summary>A name where it stands in a text.</summary>
/// <param name="First">The index of its first word among the words of the text.</param>
/// <param name="Last">The index of its last word.</param>
sealed record NameSpan(string Text, int Start, int End, int First, int Last);

/// <summary>text → the names in it, by their capitals.</summary>
static class NamesIn
{
    static readonly string[] Demonyms =
    [
        "ean", "ian", "ican", "ish", "ese", "aeli", "aqi", "stani", "german", "french", "dutch", "swiss", "greek",
        "thai",
    ];

    const int LongestName = 5;
    const int LongestAbbreviation = 3;

    static readonly FrozenSet<string> Joiners = WordSet.Of("of the de da del der di la von van bin al");

    /// <summary>Words that begin a sentence with a capital and are no name, besides the stop words.</summary>
    static readonly FrozenSet<string> Starters = WordSet.Of(
        "is are was were do does did has have had can could will would shall should may might must not no yes " +
        "really there here then however meanwhile although though since while when after before in on at by for " +
        "from with according earlier later also both besides aside other one two three many several some most " +
        "such tell name list thanks okay ok hi hello please sure any anything anyone");

    /// <param name="known">Words of names elsewhere: one of them may begin a sentence by itself.</param>
    public static List<NameSpan> Of(string text, IReadOnlyList<Token> tokens, IReadOnlySet<string> known)
    {
        var names = new List<NameSpan>();
        if (tokens.Count > LongestName && tokens.All(t => t.IsCapital || t.Number is not null))
            return names; // a headline or a shout: its capitals say nothing
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!MayBegin(text, tokens, i))
                continue;
            var last = End(text, tokens, i);
            if (i == last && BeginsSentence(text, tokens[i]) && !known.Contains(tokens[i].Word)
                && !PlaceLists.Has(tokens[i].Word) && !StandsAlone(text, tokens, i))
                continue;
            if (IsAdjective(text, tokens, last))
            {
                i = last;
                continue;
            }

            names.Add(new(text[tokens[i].Start..tokens[last].End], tokens[i].Start, tokens[last].End, i, last));
            i = last;
        }

        return names;
    }

    static bool MayBegin(string text, IReadOnlyList<Token> tokens, int i)
    {
        var token = tokens[i];
        return token.IsCapital && token.Number is null && !IsDate(tokens, i)
            && !(TextAnalyzer.IsStopWord(token.Word) && !IsAcronym(text, token))
            && !(BeginsSentence(text, token) && Starters.Contains(token.Word));
    }

    static int End(string text, IReadOnlyList<Token> tokens, int first)
    {
        var last = first;
        while (Next(text, tokens, last) is var next and >= 0)
            last = next;
        return last;
    }

    /// <summary>The next word of the name, or -1.</summary>
    static int Next(string text, IReadOnlyList<Token> tokens, int last)
    {
        var next = last + 1;
        while (next < tokens.Count && next <= last + 2
            && Joiners.Contains(tokens[next].Word) && !tokens[next].IsCapital)
            next++;
        if (next >= tokens.Count || !Adjoin(text, tokens, last, next))
            return -1;
        if (tokens[next].IsCapital)
            return IsDate(tokens, next) ? -1 : next;
        var isHyphened = next == last + 1 && text[tokens[last].End] == '-'; // Jong-un
        var isNumbered = next == last + 1
            && tokens[next].Number is > 0 and < 1000 && char.IsAsciiDigit(text[tokens[next].Start]);
        return isHyphened || isNumbered ? next : -1;
    }

    /// <summary>Whether nothing but spaces, hyphens and the full stop of an initial is between the words.</summary>
    static bool Adjoin(string text, IReadOnlyList<Token> tokens, int last, int next)
    {
        for (var i = last; i < next; i++)
        {
            var between = text.AsSpan(tokens[i].End, tokens[i + 1].Start - tokens[i].End);
            var isAbbreviated = between is ". " && tokens[i].End - tokens[i].Start <= LongestAbbreviation; // J.R. Ewing
            if (between is not (" " or "-" or "") && !isAbbreviated)
                return false;
        }

        return true;
    }

    /// <summary>"North Korean leader", "British ships": of a country, and no name.</summary>
    static bool IsAdjective(string text, IReadOnlyList<Token> tokens, int last) =>
        Array.Exists(Demonyms, ending => tokens[last].Word.EndsWith(ending, StringComparison.Ordinal))
        && last + 1 < tokens.Count && tokens[last + 1].Start - tokens[last].End == 1 && text[tokens[last].End] == ' '
        && !TextAnalyzer.IsStopWord(tokens[last + 1].Word) && !Speakers.IsSaying(tokens[last + 1]);

    /// <summary>"Jan van Eyck" and "Theresa May" are no dates.</summary>
    static bool IsDate(IReadOnlyList<Token> tokens, int i) => Dates.IsDayOrMonth(tokens[i].Word)
        && !(tokens[i].Word is "jan" or "may" or "april" or "june" or "august" && !HasNumberBeside(tokens, i)
            && (IsName(tokens, i - 1) || IsName(tokens, i + 1)));

    static bool HasNumberBeside(IReadOnlyList<Token> tokens, int i) =>
        (i > 0 && tokens[i - 1].Number is not null) || (i + 1 < tokens.Count && tokens[i + 1].Number is not null);

    static bool IsName(IReadOnlyList<Token> tokens, int i) => i >= 0 && i < tokens.Count
        && ((tokens[i].IsCapital && !TextAnalyzer.IsStopWord(tokens[i].Word))
            || tokens[i].Word is "van" or "von" or "de");

    /// <summary>"INXS" and "Slipknot (band)": whoever types that names something.</summary>
    static bool StandsAlone(string text, IReadOnlyList<Token> tokens, int i) =>
        i == 0 && (tokens.Count == 1 || text.AsSpan(tokens[0].End).StartsWith(" ("));

    static bool BeginsSentence(string text, Token token)
    {
        var i = token.Start - 1;
        while (i >= 0 && (char.IsWhiteSpace(text[i]) || text[i] is '"' or '“' or '\'' or '‘' or '('))
            i--;
        return i < 0 || text[i] is '.' or '!' or '?' or ':' or '…';
    }

    static bool IsAcronym(string text, Token token) =>
        token.End - token.Start > 1
        && !text.AsSpan(token.Start, token.End - token.Start).ContainsAnyExceptInRange('A', 'Z');
}
