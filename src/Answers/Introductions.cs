using NewsBot.Language;

namespace NewsBot.Answers;

/// <summary>Where a sentence says what a name stands for, or who somebody is.</summary>
static class Introductions
{
    /// <summary>"Long Name (LN)", "LN (Long Name)", "LN stands for", "…, or LN,", "known as the LN".</summary>
    public static bool IsExpansion(TokenAt at)
    {
        if (at.Question.Focus is not [.., var acronym] || (at.Token.Stem != acronym && at.Word != acronym))
            return false;
        return (at.After()?.Stem == "stand" && at.WordAfter(2) == "for")
            || (at.Index > 1 && (at.WordBefore() is "or" or "as" || at.WordBefore(2) == "as"))
            || (at.CharBefore == '(' && at.Before() is { IsCapital: true })
            || (at.CharAfter == ' ' && at.CharAt(at.Token.End + 1) == '(');
    }

    /// <summary>
    /// "union president Denise Laframboise", "His lawyer, Bram Keulen,", "Ju-ae, the leader's daughter".
    /// </summary>
    public static bool IsDefinition(TokenAt at)
    {
        if (!at.IsAsked || !at.IsCapital)
            return false;
        var first = at.Index;
        while (first > 0 && IsOneName(at, first - 1))
            first--;
        var last = at.Index;
        while (last + 1 < at.Tokens.Count && IsOneName(at, last))
            last++;

        var hasTitle = first < at.Index && last > at.Index && !at.IsInQuestion(at.Tokens[first]);
        return hasTitle || IsAnnounced(at, first) || IsExplained(at, last); // hasTitle: "Deputy Governor Ingrid Sallow"
    }

    /// <summary>
    /// Whether the word and the one behind it are of one name: both with capitals, or joined by a hyphen.
    /// </summary>
    static bool IsOneName(TokenAt at, int left)
    {
        var (before, after) = (at.Tokens[left], at.Tokens[left + 1]);
        return after.Start - before.End <= 1
            && ((before.IsCapital && after.IsCapital) || at.Body[before.End] == '-');
    }

    /// <summary>
    /// A noun right before the name: "his lawyer, Bram Keulen", "union president Denise Laframboise".
    /// </summary>
    static bool IsAnnounced(TokenAt at, int first) =>
        first > 0 && at.Tokens[first - 1] is { Word.Length: > 3, IsCapital: false } noun
        && at.Tokens[first].Start - noun.End <= 2
        && !WordSet.Small.Contains(noun.Word) && !Speakers.IsSaying(noun)
        && noun.Word is not ("with" or "that" or "when" or "while");

    /// <summary>A comma and an explanation behind the name.</summary>
    static bool IsExplained(TokenAt at, int last) =>
        last + 1 < at.Tokens.Count && at.CharAt(at.Tokens[last].End) == ','
        && (at.Tokens[last + 1].Word is "a" or "an" or "the" or "who" or "his" or "her"
            || !WordSet.Small.Contains(at.Tokens[last + 1].Word));
}
