using System.Collections.Frozen;
using NewsBot.Language;

namespace NewsBot.Answers.Conversations;

/// <summary>Where a phrase such as "the new museum" ends, and what its noun may stand for.</summary>
static class NounPhrases
{
    const int LongestPhrase = 3;

    static readonly FrozenSet<string> Persons = WordSet.Of(
        "man woman president leader minister singer actor actress player author mayor governor senator judge king " +
        "queen prince princess lawyer general officer boy girl director writer artist politician suspect victim " +
        "defendant");

    static readonly FrozenSet<string> Bodies = WordSet.Of(
        "band group duo trio company firm agency team club party organisation organization army government " +
        "university school bank ministry council committee union league orchestra network paper newspaper court");

    static readonly FrozenSet<string> PlaceNouns = WordSet.Of(
        "site city town village country nation place island state region area museum stadium airport building " +
        "school hotel house church bridge park port station hall");

    /// <summary>Words in -ed and irregular ones that are verbs after a noun: "the museum opened".</summary>
    static readonly FrozenSet<string> Verbs = WordSet.Of(
        "get got go went come came form formed begin began begun start started end ended make made take took do " +
        "does did be been being have had play played win won lose lost work worked open opened close closed " +
        "happen happened cost say said tell told give gave given receive received release released tour toured " +
        "include included mean meant die died live lived become became built build held hold break broke leave " +
        "left move moved think thought want wanted");

    /// <param name="article">The index of "the", "a", "this", ….</param>
    /// <returns>The indices of the first and the last word behind it; last is -1 where there is no noun.</returns>
    public static (int First, int Last) At(string text, IReadOnlyList<Token> tokens, int article)
    {
        var last = -1;
        for (var i = article + 1; i < tokens.Count && i <= article + LongestPhrase; i++)
        {
            var between = text.AsSpan(tokens[i - 1].End, tokens[i].Start - tokens[i - 1].End);
            var isJoined = i == article + 1 || between is " " or "-";
            if (!isJoined || TextAnalyzer.IsStopWord(tokens[i].Word) || tokens[i].Number is not null
                || (i > article + 1 && IsVerb(tokens[i].Word)))
                break;
            last = i;
        }

        return (article + 1, last);
    }

    public static MentionKind KindOf(string noun) =>
        Bodies.Contains(noun) ? MentionKind.Body
        : Persons.Contains(noun) ? MentionKind.Person
        : noun is [.., not ('s' or 'u' or 'i'), 's'] or "people" or "children" or "police" ? MentionKind.Group
        : MentionKind.Thing;

    public static bool IsPerson(string noun) => Persons.Contains(noun);

    public static bool IsBody(string noun) => Bodies.Contains(noun);

    public static bool IsPlace(string noun) => PlaceNouns.Contains(noun);

    static bool IsVerb(string word) => Verbs.Contains(word)
        || (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal));
}
