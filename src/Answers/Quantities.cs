using System.Buffers;
using System.Collections.Frozen;
using NewsBot.Language;

namespace NewsBot.Answers;

/// <summary>Which numbers of a sentence count, measure or date what the question asks for.</summary>
static class Quantities
{
    // How many words may stand between a number and the noun that it counts ("10,000 North Korean troops").
    const int LongestCountedPhrase = 5;

    static readonly SearchValues<char> Punctuation = SearchValues.Create(",;:.()");

    static readonly FrozenSet<string> Currencies = WordSet.StemsOf(
        "dollar pound euro yen yuan rupee won franc krona krone peso rouble ruble lira rand real usd eur gbp " +
        "rs lakh crore");

    static readonly FrozenSet<string> Units = WordSet.StemsOf(
        "percent per cent pct kilometre kilometer km mile metre meter m foot feet inch cm mm kg kilogram tonne ton " +
        "gram litre liter gallon barrel acre hectare mph kph kmh kmph knot degree celsius fahrenheit point basis " +
        "watt megawatt mw gigawatt gw million billion trillion thousand hundred vote seat times");

    static readonly FrozenSet<string> Fractions = WordSet.Of("half third quarter fifth tenth double triple");

    static readonly FrozenSet<string> Crowds = WordSet.Of("thousands hundreds dozens scores millions");

    static readonly FrozenSet<string> PersonNouns = WordSet.StemsOf(
        "people troop soldier worker victim passenger student patient person man woman men women child children " +
        "resident civilian officer police player fan protester migrant refugee member employee official volunteer " +
        "visitor tourist customer teacher staff crew voter guest spectator firefighter doctor nurse prisoner hostage");

    static readonly string PeopleStem = TextAnalyzer.Stem("people");

    /// <summary>"more than 10,000 troops"; "thousands believed to have been killed" where people are counted.</summary>
    public static bool IsCount(TokenAt at)
    {
        if (!at.IsNumber || IsPartOfDate(at) || at.IsAsked || IsMoney(at))
            return false;
        if (at.Question.Focus.Count == 0)
            return true;
        var focus = at.Question.Focus[0];
        return Counts(at, focus) || (IsCountWithoutNoun(at) && PersonNouns.Contains(focus));
    }

    /// <summary>"How far" wants a unit; "what number", "what was the score" any number.</summary>
    public static bool IsAmount(TokenAt at)
    {
        if (at.IsAsked)
            return false;
        if (Fractions.Contains(at.Word) && at.WordBefore() is "a" or "by" or "one" or "two" or "nearly" or "almost")
            return true;
        if (!at.IsNumber || IsPartOfDate(at))
            return false;
        return IsMoney(at) || HasPercentSign(at)
            || at.AnyAfter(
                3, t => Units.Contains(t.Stem) || Currencies.Contains(t.Stem) || Dates.Units.Contains(t.Word))
            || at.Token.Number is >= 1000 and not (>= 1900 and <= 2100)
            || !at.Question.Text.StartsWith("how", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>"nearly five hours", "an 11-week trial".</summary>
    public static bool IsDuration(TokenAt at) => at.IsNumber && at.AnyAfter(2, t => Dates.Units.Contains(t.Word));

    /// <summary>"the 23-year-old", "aged between 55 and 82", "Holt, 52,", "She was 88."</summary>
    public static bool IsAge(TokenAt at) =>
        at.Token.Number is > 0 and < 130
        && ((at.WordAfter() is "year" or "years" or "month" && at.WordAfter(2) == "old")
            || at.WordBefore() is "aged" or "age" or "between" or "turned"
            || (at.WordBefore() is "was" or "is" && at.CharAfter is '\0' or '.' or ',' or ';')
            || (IsBetweenCommas(at) && at.Before() is { IsCapital: true }));

    static bool Counts(TokenAt at, string focus)
    {
        for (var j = at.Index + 1; j < at.Tokens.Count && j <= at.Index + LongestCountedPhrase; j++)
        {
            var counted = at.Tokens[j];
            if (Synonyms.Match(focus, counted.Stem) > 0
                || (PersonNouns.Contains(focus) && AreSamePeople(focus, counted)))
                return true;
            if (TokenAt.IsNumberLike(counted) && !Numbers.IsQuantityWord(counted.Word))
                return false;
            var between = at.Body.AsSpan(at.Tokens[j - 1].End, counted.Start - at.Tokens[j - 1].End);
            if (between.ContainsAny(Punctuation))
                return false;
        }

        return false;
    }

    /// <summary>"thousands believed to have been killed", "four are missing": the noun is understood.</summary>
    static bool IsCountWithoutNoun(TokenAt at) =>
        Crowds.Contains(at.Word) || at.WordAfter() is "of" or "were" or "are" or "have" or "had" or "was";

    /// <summary>"How many people" may be answered by workers, "how many passengers" by people.</summary>
    static bool AreSamePeople(string focus, Token counted) =>
        counted.Word is "people" or "persons" || (focus == PeopleStem && PersonNouns.Contains(counted.Stem));

    static bool IsMoney(TokenAt at) =>
        at.CharBefore is '$' or '€' or '£' or '¥' or '₹'
        || at.AnyAfter(2, t => Currencies.Contains(t.Stem) && t.Stem != "won")
        || at.WordBefore() is "rs" or "usd" or "eur";

    static bool IsPartOfDate(TokenAt at) =>
        (at.Token.Number <= 31 && (IsCapitalDate(at.Before()) || IsCapitalDate(at.After())))
        || (at.Token.Number is >= 1900 and <= 2100 && at.Word.Length == 4);

    static bool IsCapitalDate(Token? token) => token is { IsCapital: true } && Dates.IsDayOrMonth(token.Word);

    static bool HasPercentSign(TokenAt at) =>
        at.CharAfter == '%' || (at.CharAfter == ' ' && at.CharAt(at.Token.End + 1) == '%');

    static bool IsBetweenCommas(TokenAt at) =>
        at.Token.Start >= 2 && at.Body[at.Token.Start - 2] == ',' && at.CharAfter == ',';
}
