namespace NewsBot.Answers.Drafts;

/// <summary>Who does it to whom: "Kim thanked Putin" is not "Putin thanked Kim".</summary>
static class Roles
{
    /// <summary>
    /// Whether the evidence has two names of the claim around a word of its own, the other way round.
    /// </summary>
    public static bool AreSwapped(Statement claim, Statement evidence)
    {
        for (var a = 0; a + 1 < claim.Names.Count; a++)
        {
            var (first, second) = (claim.Names[a], claim.Names[a + 1]);
            for (var v = first.Last + 1; v < second.First; v++)
                if (!claim.IsPossessive(first.Last) && !IsParted(claim, first.Last, second.First)
                    && ContentWords.IsContent(claim.Tokens[v]) && !claim.Tokens[v].IsCapital
                    && IsSwapped(claim, evidence, first, second, v))
                    return true;
        }

        return false;
    }

    static bool IsSwapped(Statement claim, Statement evidence, Name first, Name second, int verb)
    {
        var (isOrdered, isReversed) = (false, false);
        for (var v = 0; v < evidence.Tokens.Count; v++)
        {
            if (evidence.Tokens[v].Stem != claim.Tokens[verb].Stem || IsPassive(claim, verb) != IsPassive(evidence, v))
                continue;
            var end = evidence.Tokens.Count;
            isOrdered |= Has(evidence, claim, first, 0, v) || Has(evidence, claim, second, v + 1, end);
            isReversed |= Has(evidence, claim, second, 0, v) && Has(evidence, claim, first, v + 1, end);
        }

        return isReversed && !isOrdered;
    }

    static bool IsParted(Statement s, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (s.IsParted(i, i + 1))
                return true;
        return false;
    }

    static bool Has(Statement evidence, Statement claim, Name name, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (evidence.Tokens[i].IsCapital && evidence.Word(i) == claim.Word(name.Last))
                return true;
        return false;
    }

    public static bool IsPassive(Statement s, int verb) =>
        s.Word(verb - 1) is "was" or "were" or "been" or "being" or "be" or "is" or "are" or "got"
        || s.Word(verb + 1) == "by";
}
