using System.Collections.Frozen;
using NewsBot.Language;

namespace NewsBot.Answers;

/// <summary>Where a sentence has the kind of thing that the question asks for.</summary>
static class KindFinder
{
    // "in the northern town of Kharsa": how many words may stand between the preposition and the name.
    const int LongestPlacePhrase = 4;

    static readonly FrozenSet<string> PlacePrepositions = WordSet.Of(
        "in at near from to outside inside across off around toward towards through into");

    static readonly FrozenSet<string> ReasonWords = WordSet.Of(
        "because due owing since amid citing thanks caused causes cause led prompted reason reasons therefore " +
        "following blamed over after");

    static readonly FrozenSet<string> Seasons = WordSet.Of("spring summer autumn winter");

    /// <summary>The positions of the tokens that are of the kind and that the question does not name itself.</summary>
    public static List<int> Find(Question question, SentenceText sentence, string body)
    {
        var found = new List<int>();
        for (var i = 0; i < sentence.Tokens.Count; i++)
            if (IsKind(new(question, sentence.Tokens, i, body)))
                found.Add(i);
        return found;
    }

    public static bool StartsWithPronoun(SentenceText sentence) =>
        sentence.Tokens.Count > 0 && WordSet.Pronouns.Contains(sentence.Tokens[0].Word);

    static bool IsKind(TokenAt at) => at.Question.Kind switch
    {
        AnswerKind.Person => IsNewName(at),
        AnswerKind.Time => (Dates.IsTimeAt(at.Tokens, at.Index) || IsTimeFromHere(at)) && !at.IsAsked,
        AnswerKind.Place => IsPlace(at) || IsListedPlace(at),
        AnswerKind.Count => Quantities.IsCount(at),
        AnswerKind.Amount => Quantities.IsAmount(at),
        AnswerKind.Duration => Quantities.IsDuration(at),
        AnswerKind.Age => Quantities.IsAge(at),
        AnswerKind.Reason => IsReason(at),
        AnswerKind.Expansion => Introductions.IsExpansion(at),
        AnswerKind.Definition => Introductions.IsDefinition(at) || Introductions.IsExpansion(at),
        _ => false,
    };

    /// <summary>
    /// A capital that no date explains; at the start of the sentence only before another, or on an unusual word.
    /// </summary>
    static bool IsNewName(TokenAt at) =>
        at.IsCapital && !Dates.IsDayOrMonth(at.Word) && !at.IsAsked
        && (at.Index > 0 || at.After() is { IsCapital: true }
            || (at.Word.Length > 2 && !WordSet.Small.Contains(at.Word) && !WordSet.Pronouns.Contains(at.Word)));

    static bool IsPlace(TokenAt at)
    {
        if (!PlacePrepositions.Contains(at.Word))
            return false;
        for (var n = 1; n <= LongestPlacePhrase && at.After(n) is { } next; n++)
            if (next.IsCapital && !Dates.IsDayOrMonth(next.Word))
                return !at.IsInQuestion(next);
            else if (next.Number is not null || PlacePrepositions.Contains(next.Word))
                return false;
        return at.Word is "in" or "at" or "near" or "outside" or "inside"
            && at.WordAfter() is "a" or "an" or "the" && at.After(2) is not null;
    }

    /// <summary>"Georgia’s contest", where the question asks which state.</summary>
    static bool IsListedPlace(TokenAt at) =>
        PlaceLists.For(at.Question) is { } places && PlaceLists.IsNewAt(places, at.Question, at.Tokens, at.Index);

    /// <summary>"within 30 days", "in the summer", "1340 BC".</summary>
    static bool IsTimeFromHere(TokenAt at) =>
        (at.IsNumber && at.WordBefore() is "within" or "in" or "after" && Dates.Units.Contains(at.WordAfter()))
        || (Seasons.Contains(at.Word) && at.WordBefore() is "the" or "this" or "last" or "next" or "in")
        || (at.Token.Number is not null && at.WordAfter() is "bc" or "ad" or "bce");

    /// <summary>"because", "after", "to evaluate", "for violating", "so that", "as the".</summary>
    static bool IsReason(TokenAt at) =>
        ReasonWords.Contains(at.Word)
        || (at.Word == "to" && at.After() is { Word.Length: > 2, IsCapital: false, Number: null } verb
            && !WordSet.Small.Contains(verb.Word))
        || (at.Word == "for" && at.WordAfter().EndsWith("ing", StringComparison.Ordinal))
        || (at.Word is "so" or "in" && at.WordAfter() is "that" or "order")
        || (at.Word == "as" && at.WordAfter() is "the" or "he" or "she" or "it" or "they");
}
