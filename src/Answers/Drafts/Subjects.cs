namespace NewsBot.Answers.Drafts;

/// <summary>Who does what: "Nucleon will build it; it beat Hanbit" does not say that Hanbit will build it.</summary>
static class Subjects
{
    /// <summary>
    /// The claim's subject where the evidence has the deed behind other names each time; null: there is none.
    /// </summary>
    public static Name? Mistaken(Statement claim, IReadOnlyList<EvidenceSentence> sentences)
    {
        foreach (var name in claim.Names)
            if (DeedOf(claim, name) is { } deed && IsOthersOnly(claim, name, deed, sentences))
                return name;
        return null;
    }

    /// <summary>The word that says something right behind a name: "Orlov has visited".</summary>
    static int? DeedOf(Statement claim, Name name)
    {
        // "Sarn's ministry said": it is not Sarn that does it.
        if (claim.IsPossessive(name.Last))
            return null;
        for (var i = name.Last + 1; i < claim.Tokens.Count && !claim.IsParted(i - 1, i); i++)
            if (ContentWords.IsContent(claim.Tokens[i]) || Hearsay.IsSaying(claim, i))
                return claim.Tokens[i] is { IsCapital: false, Number: null } && !Roles.IsPassive(claim, i) ? i : null;
        return null;
    }

    static bool IsOthersOnly(Statement claim, Name name, int deed, IReadOnlyList<EvidenceSentence> sentences)
    {
        var isThere = false;
        foreach (var s in sentences)
            for (var v = 0; v < s.Tokens.Count; v++)
                if (s.Tokens[v].Stem == claim.Tokens[deed].Stem)
                {
                    if (!IsAnothers(claim, name, s, v))
                        return false;
                    isThere = true;
                }

        return isThere;
    }

    /// <summary>Names stand before it, none of them the claim's, and nothing that may stand for it.</summary>
    static bool IsAnothers(Statement claim, Name name, EvidenceSentence s, int deed)
    {
        if (Roles.IsPassive(s, deed) || s.Names.Any(n => n.First == deed + 1))
            return false;
        var hasOther = false;
        for (var i = 0; i < deed; i++)
        {
            if (s.Word(i) is "who" or "which" or "that"
                || (s.Word(i) is "he" or "she" or "they" or "it" && !IsNamedLater(claim, name, s))
                || claim.Names.Any(n => NameMatch.IsSame(claim.Tokens[n.Last], s.Tokens[i])))
                return false;
            hasOther |= s.Word(i) is "he" or "she" || s.Names.Any(n => n.Last == i);
        }

        return hasOther && !NameMatch.IsShort(claim, name.First, name.Last, s);
    }

    /// <summary>Whether the article names it behind the sentence only: "he" is somebody who was named before.</summary>
    static bool IsNamedLater(Statement claim, Name name, EvidenceSentence s) =>
        !NameMatch.HasAllWords(claim, name, s.Passage.Title)
        && s.Passage.Sentences.FirstOrDefault(
            t => t.Tokens.Any(w => NameMatch.IsSame(claim.Tokens[name.Last], w))) is { } first
        && first.Span.Start > s.Span.Start;
}
