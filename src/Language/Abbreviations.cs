using System.Collections.Frozen;

namespace NewsBot.Language;

/// <summary>Which full stops belong to an abbreviation, in English news.</summary>
static class Abbreviations
{
    /// <summary>Never the end of a sentence.</summary>
    static readonly FrozenSet<string> Announcing = Words(
        "Mr Mrs Ms Mx Dr Prof Messrs vs v viz cf eg ie e.g i.e approx ca Nos");

    /// <summary>
    /// Followed by a name or a number, unless a sentence starter stands there ("on Main St. The mayor").
    /// </summary>
    static readonly FrozenSet<string> Titles = Words(
        "Gen Maj Lt Col Capt Cpl Sgt Cmdr Adm Sen Rep Gov Pres Rev Fr Hon Supt Insp Amb Atty St Ste Mt Ft " +
        "Fig Figs Vol Ch Sec pp");

    /// <summary>Mostly inside a sentence, but may end one: a sentence starter behind them decides.</summary>
    static readonly FrozenSet<string> Suffixes = Words(
        "Inc Corp Co Ltd Cos Bros Jr Sr Esq PLC Plc etc al Dept Univ Assn Ave Blvd Rd Ph.D M.D B.A M.A");

    static readonly FrozenSet<string> Months = Words("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec");

    static readonly FrozenSet<string> TimeWords = Words(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun " +
        "January February March April May June July August September October November December " +
        "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec " +
        "EST EDT CST CDT MST MDT PST PDT ET CT MT PT GMT UTC BST CET KST JST IST");

    /// <summary>A letter after these is a label ("Plan B."), not an initial.</summary>
    static readonly FrozenSet<string> Labels = Words(
        "plan vitamin group type hepatitis grade class section appendix category phase series exhibit " +
        "option team block");

    /// <summary>Words that begin a sentence and hardly ever go on with a name.</summary>
    static readonly FrozenSet<string> SentenceStarters = Words(
        "the a an he she it they we you i this that these those there here his her its their our your my " +
        "in on at by for from with without under over between among during since until after before while when where " +
        "although though because if as but and or so yet however meanwhile moreover still also instead then now " +
        "what who why how which some many most several all both each every no not one two three " +
        "according earlier later officials police authorities critics analysts experts");

    public static bool IsSentenceStarter(ReadOnlySpan<char> word) => Contains(SentenceStarters, word);

    /// <summary>Whether the sentence goes on behind "word." although <paramref name="next"/> has a capital.</summary>
    public static bool Continues(ReadOnlySpan<char> word, ReadOnlySpan<char> before, ReadOnlySpan<char> next)
    {
        if (word.Length == 0)
            return false;
        if (Contains(Announcing, word))
            return true;
        if (word.Equals("No", StringComparison.OrdinalIgnoreCase))
            return char.IsDigit(next[0]);
        if (Contains(Months, word))
            return char.IsDigit(next[0]) && word[0] is >= 'A' and <= 'Z';
        if (word is "a.m" or "p.m" or "A.M" or "P.M")
            return Contains(TimeWords, next);
        if (word is [>= 'A' and <= 'Z'])
            return IsInitial(word[0], before);
        if (IsAllDigits(word))
            return before.Length == 0; // "1. First item"
        if (IsAcronymWithStops(word) || Contains(Titles, word) || Contains(Suffixes, word))
            return !IsSentenceStarter(next);

        return false;
    }

    /// <summary>"George W. Bush", "by J. Smith"; but "Plan B. He" and "than I. He" end.</summary>
    static bool IsInitial(char letter, ReadOnlySpan<char> before) =>
        !Contains(Labels, before) && (letter != 'I' || before.Length == 0 || char.IsUpper(before[0]));

    /// <summary>"U.S", "D.C", "J.K": single letters between full stops.</summary>
    static bool IsAcronymWithStops(ReadOnlySpan<char> word)
    {
        if (word.Length < 3 || word.Length % 2 == 0)
            return false;
        for (var i = 0; i < word.Length; i++)
            if (i % 2 == 0 ? !char.IsLetter(word[i]) : word[i] != '.')
                return false;
        return true;
    }

    static bool IsAllDigits(ReadOnlySpan<char> word) => !word.ContainsAnyExceptInRange('0', '9');

    static bool Contains(FrozenSet<string> words, ReadOnlySpan<char> word) =>
        words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
