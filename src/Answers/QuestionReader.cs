using System.Collections.Frozen;
using NewsBot.Language;

namespace NewsBot.Answers;

/// <summary>question text → what it asks for and what has to be found.</summary>
static class QuestionReader
{
    static readonly FrozenSet<string> Auxiliaries = WordSet.Of(
        "is are was were be been being am do does did doing has have had having can could will would shall should " +
        "may might must");

    /// <summary>Words that carry the question and not what it is about.</summary>
    static readonly FrozenSet<string> StopWords = WordSet.Of(
        "a an the of in on at by for from to with into onto about as and or but if than then that this these those " +
        "there here it its he she they them him her his their we us our you your i me my who whom whose what which " +
        "when where why how many much not no so such too very also just any some all each every s t please tell " +
        "say said know give show explain describe happen happened happens kind type sort out up off over under " +
        "again other else ever still yet now later through during after before since until while between against " +
        "per whether because");

    static readonly FrozenSet<string> QuestionWords = WordSet.Of(
        "who whom whose what which when where why how if whether");

    static readonly FrozenSet<string> Sayings = WordSet.Of(
        "say said tell told announce claim demand recommend state argue think believe");

    static readonly FrozenSet<string> TimeTypes = WordSet.Of(
        "time year date day month week decade century hour quarter");
    static readonly FrozenSet<string> PlaceTypes = WordSet.Of(
        "city country place town location state region district village province nation continent island " +
        "street venue capital");
    static readonly FrozenSet<string> AmountTypes = WordSet.Of(
        "number population turnout rate price cost fee percentage share amount total salary size speed temperature " +
        "height weight distance length budget value worth majority margin score");
    static readonly FrozenSet<string> Measures = WordSet.Of(
        "far tall high big large fast strong deep heavy hot cold wide fast close low rich expensive");

    /// <summary>Reads a question in any case, with or without a question word.</summary>
    public static Question Read(string text)
    {
        var tokens = Token.Read(text);
        tokens.RemoveRange(0, PoliteWords(tokens));
        var (kind, typeToken, focus) = KindOf(text, tokens);
        return new(text, kind, Terms(text, tokens, typeToken, kind), focus);
    }

    /// <summary>
    /// How many words of "Could you please tell me …", "Do you know …" come before the question itself.
    /// </summary>
    static int PoliteWords(List<Token> tokens)
    {
        if (tokens.Count < 4 || !tokens.Take(4).Any(t => t.Word is "you" or "me" or "known"))
            return 0;
        var asks = tokens.FindIndex(t => t.Word is "tell" or "know" or "known" or "say" or "explain" or "remind");
        if (asks is < 0 or > 4)
            return 0;
        var next = asks + 1;
        while (next < tokens.Count && tokens[next].Word is "me" or "us" or "please")
            next++;
        return next < tokens.Count && QuestionWords.Contains(tokens[next].Word) ? next : 0;
    }

    /// <summary>The kind, the token that only says the kind, and what is counted, expanded or defined.</summary>
    static (AnswerKind Kind, int TypeToken, IReadOnlyList<string> Focus) KindOf(
        string text, List<Token> tokens)
    {
        if (tokens.Count == 0)
            return (AnswerKind.Thing, -1, []);
        var stand = tokens.FindIndex(t => t.Stem == "stand");
        if (stand > 0 && stand + 1 < tokens.Count && tokens[stand + 1].Word == "for"
            || tokens.Exists(t => t.Word is "abbreviation" or "acronym"))
            return (AnswerKind.Expansion, stand, ContentStems(tokens, 0, tokens.Count, except: "stand"));

        for (var i = 0; i < tokens.Count; i++)
        {
            var next = i + 1 < tokens.Count ? tokens[i + 1].Word : "";
            var kind = tokens[i].Word switch
            {
                "who" => DefinesName(text, tokens, i) ? AnswerKind.Definition : AnswerKind.Person,
                "whom" or "whose" => AnswerKind.Person,
                "when" => AnswerKind.Time,
                "where" => AnswerKind.Place,
                "why" => AnswerKind.Reason,
                "how" => HowKind(next),
                "what" or "which" => WhatKind(text, tokens, i),
                _ => (AnswerKind?)null,
            };
            if (kind is not { } found)
                continue;
            if (i > 0 && IsSubordinate(tokens, i))
                continue;
            var typeToken = found is AnswerKind.Time or AnswerKind.Place or AnswerKind.Age or AnswerKind.Duration
                || (tokens[i].Word == "how" && found == AnswerKind.Amount)
                ? TypeToken(tokens, i) : -1;
            return (found, typeToken, Focus(tokens, i, found));
        }

        return (Auxiliaries.Contains(tokens[0].Word) ? AnswerKind.YesNo : AnswerKind.Thing, -1, []);
    }

    /// <summary>"the man who …", "the day when …" ask nothing.</summary>
    static bool IsSubordinate(List<Token> tokens, int i) =>
        !(i == 1 || (i == 2 && tokens[0].Word is "by" or "in" or "at" or "on" or "to" or "from" or "and" or "so"))
        && (Auxiliaries.Contains(tokens[0].Word)
            || tokens[0].Word is "who" or "what" or "which" or "how" or "when" or "where" or "why");

    static AnswerKind HowKind(string next) => next switch
    {
        "many" => AnswerKind.Count,
        "much" => AnswerKind.Amount,
        "old" => AnswerKind.Age,
        "long" => AnswerKind.Duration,
        _ => Measures.Contains(next) ? AnswerKind.Amount : AnswerKind.Thing,
    };

    static AnswerKind WhatKind(string text, List<Token> tokens, int what)
    {
        var head = NounHead(tokens, what + 1);
        if (head >= 0)
        {
            var word = tokens[head].Word;
            if (TimeTypes.Contains(word))
                return AnswerKind.Time;
            if (PlaceTypes.Contains(word))
                return AnswerKind.Place;
            if (word is "person" or "people" or "man" or "woman" or "minister" or "president" or "player" or "official")
                return AnswerKind.Person;
            if (AmountTypes.Contains(word) || word is "percent" or "percentage")
                return AnswerKind.Amount;
        }

        var verb = tokens.FindIndex(what + 1, t => !Auxiliaries.Contains(t.Word));
        if (verb < 0)
            return AnswerKind.Thing;
        if (tokens[verb].Word is "caused" or "prompted" or "led")
            return AnswerKind.Reason;
        if (what + 1 < tokens.Count && tokens[what + 1].Word is "did" or "does" or "has" or "had" or "do"
            && tokens.Exists(t => Sayings.Contains(t.Word)))
            return AnswerKind.Statement;
        if (what + 1 < tokens.Count && tokens[what + 1].Word is "is" or "was" or "are" or "were")
        {
            var noun = tokens.FindIndex(what + 2, t => !StopWords.Contains(t.Word));
            if (noun >= 0 && tokens.Skip(noun).Take(3).Any(t => AmountTypes.Contains(t.Word)))
                return AnswerKind.Amount;
            if (tokens.Skip(what + 2).Any(t => t.Word is "name" or "names"))
                return AnswerKind.Person;
            if (tokens.Skip(what + 2).Any(t => t.Word is "reason" or "cause"))
                return AnswerKind.Reason;
            if (DefinesName(text, tokens, what))
                return AnswerKind.Definition;
        }

        return AnswerKind.Thing;
    }

    /// <summary>"Who is Ju-ae?": nothing but a name follows; "Who is Kim's wife?" asks for a person.</summary>
    static bool DefinesName(string text, List<Token> tokens, int i)
    {
        if (i + 2 >= tokens.Count || tokens[i + 1].Word is not ("is" or "was" or "are" or "were"))
            return false;
        var rest = tokens.Skip(i + 2).Where(t => t.Word is not ("the" or "a" or "an")).ToList();
        var isAllSmall = tokens.Skip(i + 1).All(t => !t.IsCapital) && rest.Count == tokens.Count - i - 2;
        if (isAllSmall && rest.Count is > 0 and <= 3 && rest.TrueForAll(t => !StopWords.Contains(t.Word)))
            return true; // "what is dprk", "who is ri sol-ju"
        return rest.Count is > 0 and <= 5 && rest.TrueForAll(t => t.IsCapital || text[t.Start - 1] == '-');
    }

    /// <summary>The last content word before the verb: "which news agency explained" → agency.</summary>
    static int NounHead(List<Token> tokens, int from)
    {
        if (from < tokens.Count && tokens[from].IsCapital)
            return PlaceBehindName(tokens, from);
        if (from < tokens.Count && Auxiliaries.Contains(tokens[from].Word))
            return -1;
        for (var i = from; i < tokens.Count && i < from + 3; i++)
            if (TimeTypes.Contains(tokens[i].Word) || PlaceTypes.Contains(tokens[i].Word)
                || AmountTypes.Contains(tokens[i].Word)
                || tokens[i].Word is "person" or "people" or "minister" or "president" or "player" or "official")
                return i;
            else if (StopWords.Contains(tokens[i].Word) || Auxiliaries.Contains(tokens[i].Word))
                return -1;
        return from < tokens.Count ? from : -1;
    }

    /// <summary>"which European country", "which US state".</summary>
    static int PlaceBehindName(List<Token> tokens, int from) =>
        from + 1 < tokens.Count && !tokens[from + 1].IsCapital && PlaceTypes.Contains(tokens[from + 1].Word)
            ? from + 1 : -1;

    static int TypeToken(List<Token> tokens, int i)
    {
        if (tokens[i].Word is "how")
            return i + 1;
        return tokens[i].Word is "what" or "which" && NounHead(tokens, i + 1) is var head and >= 0
            && (TimeTypes.Contains(tokens[head].Word) || PlaceTypes.Contains(tokens[head].Word)) ? head : -1;
    }

    static IReadOnlyList<string> Focus(List<Token> tokens, int i, AnswerKind kind)
    {
        switch (kind)
        {
            case AnswerKind.Definition:
                return ContentStems(tokens, i + 2, tokens.Count);
            case AnswerKind.Count or AnswerKind.Amount when tokens[i].Word == "how":
                // The head of "troops", "wind farms", "containers of untaxed cigarettes".
                var end = i + 2;
                while (end < tokens.Count && !Auxiliaries.Contains(tokens[end].Word)
                    && !StopWords.Contains(tokens[end].Word))
                    end++;
                return end > i + 2 ? [tokens[HeadEnd(tokens, i + 2, end)].Stem] : [];
            default:
                return [];
        }
    }

    /// <summary>
    /// Without a verb list, a plural is the best sign of the counted noun ("how many people live in").
    /// </summary>
    static int HeadEnd(List<Token> tokens, int from, int end)
    {
        for (var i = from; i < end; i++)
            if (tokens[i].Word is [.., 's'] or "people" or "children" or "men" or "women" or "police")
                return i;
        return end - 1;
    }

    static List<string> ContentStems(List<Token> tokens, int from, int end, string? except = null)
    {
        var stems = new List<string>();
        for (var i = from; i < end; i++)
            if (!StopWords.Contains(tokens[i].Word) && !Auxiliaries.Contains(tokens[i].Word)
                && tokens[i].Stem != except)
                stems.Add(tokens[i].Stem);
        return stems;
    }

    static List<QuestionTerm> Terms(string text, List<Token> tokens, int typeToken, AnswerKind kind)
    {
        var allCapitals = tokens.TrueForAll(t => t.IsCapital);
        var terms = new List<QuestionTerm>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            var isName = token.IsCapital && !allCapitals && !(i == 0 && IsOrdinaryFirstWord(tokens));
            if (!isName && Skips(tokens, i, kind))
                continue;
            if (Dates.IsDayOrMonth(token.Word) && (isName || token.Word != "may"))
                terms.Add(new([token.Word], [Dates.Canonical(token.Word)], TermKind.Date));
            else if (token.Number is { } number)
                terms.Add(new([token.Word], [token.Stem], TermKind.Number, number));
            else if (isName)
            {
                var last = NameEnd(text, tokens, i);
                var name = tokens[i..(last + 1)];
                terms.Add(new([.. name.Select(t => t.Word)], [.. name.Select(t => t.Stem)], TermKind.Name));
                i = last;
            }
            else
                terms.Add(new([token.Word], [token.Stem], TermKind.Word, IsTypeWord: i == typeToken));
        }

        return terms;
    }

    static bool Skips(List<Token> tokens, int i, AnswerKind kind)
    {
        var word = tokens[i].Word;
        if (Auxiliaries.Contains(word))
            return true;
        // "What did Kim say?": that somebody says something is the kind; "who announced it?" has to find the word.
        if (word is "say" or "said" or "tell" or "told")
            return i == 0 || kind == AnswerKind.Statement;
        if (word is "explain" or "explained")
            return i == 0;
        return StopWords.Contains(word) && tokens[i].Number is null;
    }

    static bool IsOrdinaryFirstWord(List<Token> tokens) =>
        StopWords.Contains(tokens[0].Word) || Auxiliaries.Contains(tokens[0].Word)
        || (tokens.Count > 1 && !tokens[1].IsCapital && tokens[0].Word.Length > 0 && IsVerbLike(tokens[0].Word));

    /// <summary>"Name the winner", "List the victims": a command, not a name.</summary>
    static bool IsVerbLike(string word) =>
        word is "name" or "list" or "find" or "summarise" or "summarize" or "compare" or "according";

    /// <summary>
    /// Capitals in a row are one name, as long as only a space, a hyphen or an apostrophe is between them.
    /// </summary>
    static int NameEnd(string text, List<Token> tokens, int i)
    {
        var last = i;
        while (last + 1 < tokens.Count
            && (tokens[last + 1].IsCapital || text[tokens[last].End] == '-')
            && tokens[last + 1].Start - tokens[last].End <= 1
            && !Dates.IsDayOrMonth(tokens[last + 1].Word))
            last++;
        return last;
    }
}
