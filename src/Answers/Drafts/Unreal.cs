using System.Collections.Frozen;
using NewsBot.Language;

namespace NewsBot.Answers.Drafts;

/// <summary>What the evidence only plans, asks or supposes: "will move", "agreed to buy", "whether he drank".</summary>
static class Unreal
{
    static readonly FrozenSet<string> Supposing = WordSet.Of("if unless whether");

    /// <summary>With one of these a claim supposes, too.</summary>
    static readonly FrozenSet<string> Open = WordSet.Of(
        "if unless whether may might could should would unclear depending provided pending");

    static readonly FrozenSet<string> Coming = WordSet.Of("will would shall wont");

    /// <summary>With "to" behind one of these it has not happened yet.</summary>
    static readonly FrozenSet<string> IntentStems = WordSet.StemsOf(
        "agree plan expect due aim intend promise vow pledge hope decide propose seek threaten prepare schedule want " +
        "offer");

    /// <summary>With one of these a claim may mean what is to come, whatever the form of its verbs.</summary>
    static readonly FrozenSet<string> Ahead = WordSet.Of(
        "will would shall to may might could should plan plans planned planning expected due set next upcoming soon " +
        "if");

    /// <summary>A word of the claim that the evidence has not as a fact; null when there is none.</summary>
    public static string? In(Statement claim, IReadOnlyList<EvidenceSentence> sentences) =>
        Supposed(claim, sentences) ?? NotYet(claim, sentences);

    static string? Supposed(Statement claim, IReadOnlyList<EvidenceSentence> sentences)
    {
        if (claim.Tokens.Any(t => Open.Contains(t.Word)))
            return null;
        foreach (var sentence in sentences)
            for (var i = 0; i < sentence.Tokens.Count; i++)
                if (Supposing.Contains(sentence.Word(i)) && IsClauseClaimed(claim, sentence, i)
                    && !IsGovernorClaimed(claim, sentence, i))
                    return sentence.Word(i);
        return null;
    }

    /// <summary>"are investigating whether": a claim that has the verb does not suppose too much.</summary>
    static bool IsGovernorClaimed(Statement claim, Statement s, int i) =>
        i > 0 && ContentWords.IsContent(s.Tokens[i - 1]) && claim.Stems.Contains(s.Tokens[i - 1].Stem);

    /// <summary>Whether the claim has most of what stands behind "if", up to the next comma.</summary>
    static bool IsClauseClaimed(Statement claim, Statement s, int i)
    {
        var (words, claimed) = (0, 0);
        for (var j = i + 1; j < s.Tokens.Count && (j == i + 1 || !s.IsParted(j - 1, j)); j++)
            if (ContentWords.IsContent(s.Tokens[j]))
                (words, claimed) = (words + 1, claimed + (claim.Stems.Contains(s.Tokens[j].Stem) ? 1 : 0));
        return claimed > 0 && claimed * 2 > words;
    }

    static string? NotYet(Statement claim, IReadOnlyList<EvidenceSentence> sentences)
    {
        if (claim.Tokens.Any(t => Ahead.Contains(t.Word) && !IsTowards(claim, t)))
            return null;
        foreach (var i in claim.Content)
            if (IsDone(claim, i) && IsOnlyAhead(sentences, claim.Tokens[i].Stem))
                return claim.Word(i);
        return claim.Tokens.FirstOrDefault(t => t.Word is "was" or "were") is { } was && IsNothingYet(sentences)
            ? was.Word : null;
    }

    /// <summary>"It would be the fifth" does not say that it was.</summary>
    static bool IsNothingYet(IReadOnlyList<EvidenceSentence> sentences) =>
        sentences.All(s => s.Tokens.Any(t => Coming.Contains(t.Word))
            && !s.Tokens.Any(t => t.Word is "is" or "are" or "was" or "were" or "has" or "have" or "had"
                || (t.Word != t.Stem && t.Word.EndsWith("ed", StringComparison.Ordinal))));

    /// <summary>"moved to Mexico", "up to 500": no infinitive.</summary>
    static bool IsTowards(Statement s, Token token) =>
        token.Word == "to" && s.Tokens.FirstOrDefault(t => t.Start > token.Start) is { } next
        && (next.IsCapital || next.Number is not null || WordSet.Small.Contains(next.Word));

    /// <summary>"moved", "has gone", "began".</summary>
    static bool IsDone(Statement s, int i) =>
        s.Word(i - 1) is "has" or "have" or "had"
        || (s.Word(i) != s.Tokens[i].Stem && !s.Word(i).EndsWith('s')
            && !s.Word(i).EndsWith("ing", StringComparison.Ordinal)
            && s.Word(i - 1) is not ("is" or "are" or "be" or "being" or "a" or "an" or "the"));

    static bool IsOnlyAhead(IReadOnlyList<EvidenceSentence> sentences, string stem)
    {
        var isThere = false;
        foreach (var s in sentences)
            for (var i = 0; i < s.Tokens.Count; i++)
                if (s.Tokens[i].Stem == stem)
                {
                    if (!IsAhead(s, i))
                        return false;
                    isThere = true;
                }

        return isThere;
    }

    static bool IsAhead(Statement s, int i)
    {
        if (Coming.Contains(s.Word(i - 1))
            || (s.Word(i - 1) is "be" or "also" or "only" && Coming.Contains(s.Word(i - 2))))
            return true;
        if (s.Word(i - 1) != "to")
            return false;
        for (var j = i - 2; j >= 0; j--)
            if (IntentStems.Contains(s.Tokens[j].Stem))
                return true;
        return false;
    }
}
