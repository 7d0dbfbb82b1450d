namespace NewsBot.Answers.Drafts;

/// <summary>Where in a sentence of the evidence a word of the claim would stand, by the words around it.</summary>
/// <param name="HasOtherName">Somebody else is named in that place.</param>
/// <param name="HasPronoun">"He" stands in that place.</param>
/// <param name="Amounts">Those in that place.</param>
sealed record Alignment(bool HasOtherName, bool HasPronoun, IReadOnlyList<Amount> Amounts)
{
    // So many words on each side tell one place from another.
    const int Context = 4;

    // What is farther apart in the evidence is not one place.
    const int LongestPlace = 8;

    /// <summary>
    /// What the evidence has between the claim's nearest words around the name; null where there is no such place.
    /// </summary>
    public static Alignment? PlaceOf(Statement claim, int first, int last, Statement evidence)
    {
        var (best, from, to) = (0, 0, 0);
        for (var p = -1; p < evidence.Tokens.Count; p++)
        {
            var left = Run(claim, first - 1, evidence, p, -1);
            if (left == 0 && (first > 0 || p >= 0))
                continue;
            for (var q = p + 1; q <= evidence.Tokens.Count && q <= p + 1 + LongestPlace; q++)
            {
                // The more words both have around the place the better; of equals the nearest wins. With none on its
                // right it ends where the evidence pauses.
                var right = Run(claim, last + 1, evidence, q, 1);
                if (left + right < 2 && !(left == 1 && ContentWords.IsContent(evidence.Tokens[p]))
                    && !(right == 1 && ContentWords.IsContent(evidence.Tokens[q])))
                    continue;
                var score = 100 * (left + right) - (q - p);
                if (right > 0 ? score > best : left > 0 && best == 0 && q > p + 1 && evidence.IsParted(q - 1, q))
                    (best, from, to) = (Math.Max(1, score), p + 1, q);
            }
        }

        return best == 0 ? null : new(
            evidence.Names.Any(n => n.First < to && n.Last >= from && !IsInClaim(claim, evidence, n))
                && !NameMatch.IsShort(claim, first, last, evidence)
                && !Enumerable.Range(from, to - from).Any(i => evidence.Tokens[i].Stem == claim.Tokens[last].Stem),
            Enumerable.Range(from, to - from).Any(i => evidence.Word(i) is
                "he" or "she" or "they" or "it" or "his" or "her" or "their" or "its" or "him" or "them" or "who"),
            [.. evidence.Amounts.Where(a => a.First < to && a.Last >= from)]);
    }

    static int Run(Statement claim, int c, Statement evidence, int e, int step)
    {
        var length = 0;
        while (length < Context && c >= 0 && c < claim.Tokens.Count && e >= 0 && e < evidence.Tokens.Count
            && claim.Tokens[c].Stem == evidence.Tokens[e].Stem)
        {
            length++;
            (c, e) = (c + step, e + step);
        }

        return length;
    }

    static bool IsInClaim(Statement claim, Statement evidence, Name name)
    {
        for (var i = name.First; i <= name.Last; i++)
            if (claim.Stems.Contains(evidence.Tokens[i].Stem))
                return true;
        return false;
    }
}
