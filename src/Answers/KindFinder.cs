using System.Buffers;
using System.Collections.Frozen;
using NewsBot.Chunks;
using NewsBot.Vectors;

namespace NewsBot.Answers;

/// <summary>Where a sentence has the kind of thing that the question asks for.</summary>
static class KindFinder
{
    static readonly SearchValues<char> Punctuation = SearchValues.Create(",;:.()");

    static readonly FrozenSet<string> PlacePrepositions = Set(
        "in at near from to outside inside across off around toward towards through into");
    static readonly FrozenSet<string> ReasonWords = Set(
        "because due owing since amid citing thanks caused causes cause led prompted reason reasons therefore following blamed " +
        "over after");
    static readonly FrozenSet<string> SayingStems = Stems(
        "say tell announce warn declare add describe explain report claim accuse call urge note insist stress hail " +
        "praise welcome deny reject vow pledge argue testify estimate predict comment reply believe think thank apologise " +
        "apologize condemn confirm promise express request ask demand write post tweet joke complain admit dismiss blame");
    static readonly FrozenSet<string> Currencies = Stems(
        "dollar pound euro yen yuan rupee won franc krona krone peso rouble ruble lira rand real usd eur gbp rs lakh crore");
    static readonly FrozenSet<string> AmountUnits = Stems(
        "percent per cent pct kilometre kilometer km mile metre meter m foot feet inch cm mm kg kilogram tonne ton gram litre liter " +
        "gallon barrel acre hectare mph kph kmh kmph knot degree celsius fahrenheit point basis watt megawatt mw gigawatt gw " +
        "million billion trillion thousand hundred vote seat times");
    static readonly FrozenSet<string> Fractions = Set("half third quarter fifth tenth double triple");
    static readonly FrozenSet<string> Seasons = Set("spring summer autumn winter");
    static readonly FrozenSet<string> Pronouns = Set("he she it they this that these those his her its their");
    static readonly FrozenSet<string> SmallWords = Set(
        "the a an of in on at by for from to with and or but as is are was were be been has have had will would it its his her their");
    static readonly string PeopleStem = TextAnalyzer.Stem("people");

    static readonly FrozenSet<string> PersonNouns = Stems(
        "people troop soldier worker victim passenger student patient person man woman men women child children resident " +
        "civilian officer police player fan protester migrant refugee member employee official volunteer visitor tourist " +
        "customer teacher staff crew voter guest spectator firefighter doctor nurse prisoner hostage");

    /// <summary>The positions of the tokens that are of the kind and that the question does not name itself.</summary>
    public static List<int> Find(Question question, SentenceText sentence, string body)
    {
        var found = new List<int>();
        for (var i = 0; i < sentence.Tokens.Count; i++)
            if (IsKind(question, sentence.Tokens, i, body))
                found.Add(i);
        return found;
    }

    static bool IsKind(Question question, IReadOnlyList<Token> tokens, int i, string body) => question.Kind switch
    {
        AnswerKind.Person => IsNewName(question, tokens, i),
        AnswerKind.Time => (Dates.IsTimeAt(tokens, i) || IsTimeFromHere(tokens, i)) && !IsAsked(question, tokens[i]),
        AnswerKind.Place => IsPlace(question, tokens, i),
        AnswerKind.Count => IsCount(question, tokens, i, body),
        AnswerKind.Amount => IsAmount(question, tokens, i, body) && !IsAsked(question, tokens[i]),
        AnswerKind.Duration => IsNumber(tokens[i]) && HasWithin(tokens, i + 1, 2, t => Dates.Units.Contains(t.Word)),
        AnswerKind.Age => IsAge(tokens, i, body),
        AnswerKind.Reason => IsReason(tokens, i),
        AnswerKind.Expansion => IsExpansion(question, tokens, i, body),
        AnswerKind.Definition => IsDefinition(question, tokens, i, body),
        AnswerKind.Statement => SayingStems.Contains(tokens[i].Stem) || (tokens[i].Word == "according" && i + 1 < tokens.Count),
        _ => false,
    };

    static bool IsNewName(Question question, IReadOnlyList<Token> tokens, int i) =>
        tokens[i].IsCapital && !Dates.IsDayOrMonth(tokens[i].Word) && !IsAsked(question, tokens[i])
        && (i > 0 || (tokens.Count > 1 && tokens[1].IsCapital) || !SmallWords.Contains(tokens[0].Word) && tokens[0].Word.Length > 2
            && !Pronouns.Contains(tokens[0].Word));

    static bool IsPlace(Question question, IReadOnlyList<Token> tokens, int i)
    {
        if (!PlacePrepositions.Contains(tokens[i].Word))
            return false;
        for (var j = i + 1; j < tokens.Count && j <= i + 4; j++)
            if (tokens[j].IsCapital && !Dates.IsDayOrMonth(tokens[j].Word))
                return !IsAsked(question, tokens[j]);
            else if (tokens[j].Number is not null || PlacePrepositions.Contains(tokens[j].Word))
                return false;
        return tokens[i].Word is "in" or "at" or "near" or "outside" or "inside"
            && i + 2 < tokens.Count && tokens[i + 1].Word is "a" or "an" or "the";
    }

    /// <summary>"more than 10,000 troops"; "thousands believed to have been killed" where people are counted.</summary>
    static bool IsCount(Question question, IReadOnlyList<Token> tokens, int i, string body)
    {
        if (!IsNumber(tokens[i]) || IsPartOfDate(tokens, i) || IsAsked(question, tokens[i]) || IsMoney(tokens, i, body))
            return false;
        if (question.Focus.Count == 0)
            return true;
        var focus = question.Focus[0];
        for (var j = i + 1; j < tokens.Count && j <= i + 5; j++)
        {
            if (Synonyms.Match(focus, tokens[j].Stem) > 0 || (PersonNouns.Contains(focus) && IsSamePeople(focus, tokens[j])))
                return true;
            if (IsNumber(tokens[j]) && !Numbers.IsQuantityWord(tokens[j].Word))
                return false;
            if (HasPunctuation(body, tokens[j - 1].End, tokens[j].Start))
                return false;
        }

        // "thousands believed to have been killed", "four are missing": the noun is understood.
        var next = i + 1 < tokens.Count ? tokens[i + 1].Word : "";
        return (tokens[i].Word is "thousands" or "hundreds" or "dozens" or "scores" or "millions" || next is "of" or "were" or "are" or "have" or "had" or "was")
            && PersonNouns.Contains(focus);
    }

    /// <summary>"How many people" may be answered by workers, "how many passengers" by people.</summary>
    static bool IsSamePeople(string focus, Token counted) =>
        counted.Word is "people" or "persons" || (focus == PeopleStem && PersonNouns.Contains(counted.Stem));

    /// <summary>"How far" wants a unit; "what number", "what was the score" any number.</summary>
    static bool IsAmount(Question question, IReadOnlyList<Token> tokens, int i, string body)
    {
        if (Fractions.Contains(tokens[i].Word) && i > 0 && tokens[i - 1].Word is "a" or "by" or "one" or "two" or "nearly" or "almost")
            return true;
        if (!IsNumber(tokens[i]) || IsPartOfDate(tokens, i))
            return false;
        return IsMoney(tokens, i, body) || HasPercentSign(body, tokens[i].End)
            || HasWithin(tokens, i + 1, 3, t =>
                AmountUnits.Contains(t.Stem) || Currencies.Contains(t.Stem) || Dates.Units.Contains(t.Word))
            || tokens[i].Number is >= 1000 and not (>= 1900 and <= 2100)
            || !question.Text.StartsWith("how", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>"within 30 days", "in the summer".</summary>
    static bool IsTimeFromHere(IReadOnlyList<Token> tokens, int i) =>
        (IsNumber(tokens[i]) && i > 0 && tokens[i - 1].Word is "within" or "in" or "after"
            && HasWithin(tokens, i + 1, 1, t => Dates.Units.Contains(t.Word)))
        || (Seasons.Contains(tokens[i].Word) && i > 0 && tokens[i - 1].Word is "the" or "this" or "last" or "next" or "in")
        || (tokens[i].Number is not null && HasWithin(tokens, i + 1, 1, t => t.Word is "bc" or "ad" or "bce"));

    static bool IsMoney(IReadOnlyList<Token> tokens, int i, string body) =>
        (tokens[i].Start > 0 && body[tokens[i].Start - 1] is '$' or '€' or '£' or '¥' or '₹')
        || HasWithin(tokens, i + 1, 2, t => Currencies.Contains(t.Stem) && t.Stem != "won")
        || (i > 0 && tokens[i - 1].Word is "rs" or "usd" or "eur");

    static bool IsAge(IReadOnlyList<Token> tokens, int i, string body) =>
        IsNumber(tokens[i]) && tokens[i].Number is > 0 and < 130
        && ((i + 2 < tokens.Count && tokens[i + 1].Word is "year" or "years" or "month" && tokens[i + 2].Word == "old")
            || (i > 0 && tokens[i - 1].Word is "aged" or "age" or "between" or "turned")
            || (i > 0 && tokens[i - 1].Word is "was" or "is" && EndsClause(body, tokens[i].End))
            || (IsBetweenCommas(body, tokens[i]) && i > 0 && tokens[i - 1].IsCapital));

    static bool IsReason(IReadOnlyList<Token> tokens, int i)
    {
        var word = tokens[i].Word;
        if (ReasonWords.Contains(word))
            return true;
        var next = i + 1 < tokens.Count ? tokens[i + 1].Word : "";
        return (word == "to" && next.Length > 2 && !SmallWords.Contains(next) && !tokens[i + 1].IsCapital && tokens[i + 1].Number is null)
            || (word == "for" && next.EndsWith("ing", StringComparison.Ordinal))
            || (word is "so" or "in" && next is "that" or "order")
            || (word == "as" && next is "the" or "he" or "she" or "it" or "they");
    }

    /// <summary>"Long Name (LN)", "LN (Long Name)", "LN stands for".</summary>
    static bool IsExpansion(Question question, IReadOnlyList<Token> tokens, int i, string body)
    {
        if (question.Focus.Count == 0 || tokens[i].Stem != question.Focus[^1] && tokens[i].Word != question.Focus[^1])
            return false;
        if (i + 2 < tokens.Count && tokens[i + 1].Stem == "stand" && tokens[i + 2].Word == "for")
            return true;
        if (i > 1 && (tokens[i - 1].Word == "or" || HasWithin(tokens, i - 2, 2, t => t.Word == "as")))
            return true; // "…, or LN,", "known as the LN"
        return (tokens[i].Start > 0 && body[tokens[i].Start - 1] == '(' && i > 0 && tokens[i - 1].IsCapital)
            || (tokens[i].End + 1 < body.Length && body[tokens[i].End] == ' ' && body[tokens[i].End + 1] == '(');
    }

    /// <summary>"union president Denise Laframboise", "His lawyer, Bram Keulen,", "Ju-ae, the leader's daughter".</summary>
    static bool IsDefinition(Question question, IReadOnlyList<Token> tokens, int i, string body)
    {
        if (!IsAsked(question, tokens[i]) || !tokens[i].IsCapital)
            return false;
        var first = i;
        while (first > 0 && (tokens[first - 1].IsCapital || body[tokens[first].Start - 1] == '-') && tokens[first].Start - tokens[first - 1].End <= 1)
            first--;
        var last = i;
        while (last + 1 < tokens.Count && (tokens[last + 1].IsCapital || body[tokens[last].End] == '-') && tokens[last + 1].Start - tokens[last].End <= 1)
            last++;
        if (first < i && last > i && !IsAsked(question, tokens[first]))
            return true; // A title in capitals: "Deputy Governor Ingrid Sallow".
        var before = first > 0 ? tokens[first - 1] : null;
        if (before is { Word.Length: > 3 } && !SmallWords.Contains(before.Word) && !before.IsCapital
            && tokens[first].Start - before.End <= 2 && !SayingStems.Contains(before.Stem) && before.Word is not ("with" or "that" or "when" or "while"))
            return true;
        return last + 1 < tokens.Count && tokens[last].End < body.Length && body[tokens[last].End] == ','
            && (tokens[last + 1].Word is "a" or "an" or "the" or "who" or "his" or "her" || !SmallWords.Contains(tokens[last + 1].Word));
    }

    /// <summary>1 when the person or body of the question speaks here, 0.6 when a pronoun for it does, else 0.</summary>
    public static double Speaks(Question question, TermMatcher matcher, SentenceText sentence, SentenceText? previous, string body)
    {
        var speaker = question.Terms.FirstOrDefault(t => t.Kind == TermKind.Name) ?? (question.Terms.Count > 0 ? question.Terms[0] : null);
        var saying = -1;
        for (var i = 0; i < sentence.Tokens.Count && speaker is not null; i++)
        {
            if (!SayingStems.Contains(sentence.Tokens[i].Stem) && sentence.Tokens[i].Word != "according")
                continue;
            saying = i;
            var near = sentence.Tokens.Skip(Math.Max(0, i - 6)).Take(Math.Min(i, 6) + 6).ToList();
            if (matcher.Match(speaker, near) >= 0.6)
                return 1;
        }

        if (speaker is null)
            return 0;
        if (saying < 0)
            return HasQuote(body, sentence.Span) && matcher.Match(speaker, sentence.Tokens) >= 0.6 ? 0.6 : 0;
        if (matcher.Match(speaker, sentence.Tokens) >= 0.6)
            return 0.6;
        return previous is not null && matcher.Match(speaker, previous.Tokens) >= 0.6
            && HasWithin(sentence.Tokens, Math.Max(0, saying - 3), 6, t => Pronouns.Contains(t.Word)) ? 0.6 : 0;
    }

    public static bool StartsWithPronoun(SentenceText sentence) =>
        sentence.Tokens.Count > 0 && Pronouns.Contains(sentence.Tokens[0].Word);

    static bool IsNumber(Token token) => token.Number is not null || Numbers.IsQuantityWord(token.Word);

    static bool IsPartOfDate(IReadOnlyList<Token> tokens, int i) =>
        (i > 0 && Dates.IsDayOrMonth(tokens[i - 1].Word) && tokens[i - 1].IsCapital && tokens[i].Number <= 31)
        || (i + 1 < tokens.Count && Dates.IsDayOrMonth(tokens[i + 1].Word) && tokens[i + 1].IsCapital && tokens[i].Number <= 31)
        || (tokens[i].Number is >= 1900 and <= 2100 && tokens[i].Word.Length == 4);

    static bool IsAsked(Question question, Token token)
    {
        foreach (var term in question.Terms)
            if (term.Words.Contains(token.Word) || (term.Number is { } number && number == token.Number))
                return true;
        return false;
    }

    static bool HasWithin(IReadOnlyList<Token> tokens, int from, int count, Func<Token, bool> matches)
    {
        for (var i = from; i < tokens.Count && i < from + count; i++)
            if (matches(tokens[i]))
                return true;
        return false;
    }

    static bool HasPunctuation(string body, int from, int to) => body.AsSpan(from, Math.Max(0, to - from)).ContainsAny(Punctuation);

    static bool HasQuote(string body, TextSpan span) => body.AsSpan(span.Start, span.Length).IndexOfAny('"', '“', '«') >= 0;

    static bool EndsClause(string body, int end) => end >= body.Length || body[end] is '.' or ',' or ';';

    static bool HasPercentSign(string body, int end) => end < body.Length && (body[end] == '%' || (body[end] == ' ' && end + 1 < body.Length && body[end + 1] == '%'));

    static bool IsBetweenCommas(string body, Token token) =>
        token.Start >= 2 && body[token.Start - 2] == ',' && token.End < body.Length && body[token.End] == ',';

    static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet();

    static FrozenSet<string> Stems(string words) => words.Split(' ').Select(TextAnalyzer.Stem).ToFrozenSet();
}
