using System.Collections.Frozen;
using NewsBot.Language;

namespace NewsBot.Answers.Drafts;

/// <summary>How far a claim reaches: "all", "only", and what it gives as the cause must stand there, too.</summary>
static class Scope
{
    static readonly FrozenSet<string>[] Reaches =
    [
        WordSet.Of(
            "all every everyone everybody each entire entirely whole wholly both full fully complete completely any"),
        WordSet.Of("only sole solely alone exclusively just"),
        WordSet.Of("always never"),
    ];

    /// <summary>These back the others, and say little by themselves.</summary>
    static readonly FrozenSet<string> Weak = WordSet.Of("any both full complete just each");

    static readonly FrozenSet<string> Causing = WordSet.Of(
        "because since as due after over causing caused cause causes blamed blame blames led leading result " +
        "resulting thanks owing following from amid for");

    /// <summary>A word by which the claim says more than the evidence; null when there is none.</summary>
    public static string? Widened(Statement claim, IReadOnlyList<EvidenceSentence> sentences)
    {
        foreach (var reach in Reaches)
            foreach (var token in claim.Tokens)
                if (reach.Contains(token.Word) && !Weak.Contains(token.Word)
                    && !(token.Word == "every" && Units.IsUnit(WordBehind(claim, token)))
                    && !sentences.Any(s => s.Tokens.Any(t => reach.Contains(t.Word))))
                    return token.Word;
        return null;
    }

    static string WordBehind(Statement claim, Token token) =>
        claim.Tokens.FirstOrDefault(t => t.Start > token.Start)?.Word ?? "";

    /// <summary>
    /// The claim's word for a cause where no sentence has both sides of it and says so; null: there is none.
    /// </summary>
    public static string? Cause(Statement claim, IReadOnlyList<EvidenceSentence> sentences)
    {
        for (var i = 1; i < claim.Tokens.Count; i++)
            if ((claim.Word(i) == "because" || (claim.Word(i) == "due" && claim.Word(i + 1) == "to"
                    && claim.Tokens.ElementAtOrDefault(i + 2) is { IsCapital: false, Number: null }))
                && Behind(claim, i) is { Count: > 0 } cause
                && !sentences.Any(s => s.Tokens.Any(t => Causing.Contains(t.Word)) && Has(s, claim, cause)
                    && Has(s, claim, [.. claim.Content.Where(c => c < i)])))
                return claim.Word(i);
        return null;
    }

    static List<int> Behind(Statement claim, int i)
    {
        var words = new List<int>();
        for (var j = i + 1; j < claim.Tokens.Count && !claim.IsParted(j - 1, j); j++)
            if (ContentWords.IsContent(claim.Tokens[j]))
                words.Add(j);
        return words;
    }

    /// <summary>Half of these words, at least one; a pronoun may stand for the rest.</summary>
    static bool Has(Statement s, Statement claim, List<int> words)
    {
        var has = words.Count(w => s.Stems.Contains(claim.Tokens[w].Stem)
            || s.Content.Any(c => Synonyms.Match(claim.Tokens[w].Stem, s.Tokens[c].Stem) > 0));
        return has > 0 && (has * 2 >= words.Count || s.Tokens.Any(t => WordSet.Pronouns.Contains(t.Word)));
    }
}
