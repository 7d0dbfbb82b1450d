using NewsBot.Language;

namespace NewsBot.Answers.Drafts;

/// <summary>
/// What a claim may not have unless its evidence has it: quotations, numbers, days, names, certainty, direction.
/// </summary>
static class ClaimChecks
{
    // A sentence of the evidence that has so much of the claim is one that the claim is made of.
    const double OwnShare = 0.34;

    /// <summary>Why the evidence does not say it; null when nothing is against it.</summary>
    /// <param name="windows">All that the claim is to rest on.</param>
    public static string? Problem(Statement claim, IReadOnlyList<EvidenceWindow> windows)
    {
        List<EvidenceSentence> sentences = [.. windows.SelectMany(w => w.Sentences)];
        if (sentences is [var only] && only.Words.SequenceEqual(claim.Words))
            return null;
        if (sentences is [var whole] && Shortening.Is(claim, whole))
            return Quote(claim, windows) ?? LeftOut(claim, [whole]);
        return Quote(claim, windows) ?? Number(claim, sentences) ?? DayOf(claim, sentences)
            ?? NameOf(claim, sentences) ?? Binding(claim, sentences)
            ?? Self(claim, sentences) ?? Meaning(claim, sentences);
    }

    public static string? Quote(Statement claim, IReadOnlyList<EvidenceWindow> windows)
    {
        foreach (var quotation in Quotations.In(claim.Text))
            if (!windows.Any(w => Quotations.Has(Quotations.Words(w.Text), quotation)))
                return $"the quotation \"{string.Join(' ', quotation)}\" does not stand there";
        return null;
    }

    static string? Number(Statement claim, List<EvidenceSentence> sentences)
    {
        foreach (var amount in claim.Amounts)
            if (!sentences.Exists(s => HasAmount(claim, amount, s)))
                return $"the number {claim.TextOf(amount.First, amount.Last)} does not follow";
        return null;
    }

    static bool HasAmount(Statement claim, Amount amount, EvidenceSentence evidence)
    {
        var isOnly = evidence.Amounts.Count == 1;
        foreach (var said in evidence.Amounts)
            if (said.Implies(amount) && IsAsFar(claim, amount, evidence, said)
                && (isOnly || CountTheSame(claim, amount, evidence, said)))
                return true;

        // "2000 troops" was read as a year; "one of them" counts nothing.
        return amount.Value == 1 && amount.Dimension is null
            || evidence.Days.Any(d => d.Year == amount.Value && amount.Dimension is null);
    }

    /// <summary>
    /// Of "17 dead and 12 injured" nobody makes 12 dead: the words about the number must be about the other, too.
    /// </summary>
    static bool CountTheSame(Statement claim, Amount amount, Statement evidence, Amount said)
    {
        var counted = Around(claim, amount).ToList();
        return counted.Count == 0 || Around(evidence, said).Any(e => counted.Exists(c => Synonyms.Match(c, e) > 0));
    }

    /// <summary>
    /// "by 4 percent" is not "to 4 percent", and "nine members" are not what "two of the nine members" do.
    /// </summary>
    static bool IsAsFar(Statement claim, Amount amount, Statement evidence, Amount said)
    {
        var (ours, theirs) = (claim.Word(amount.First - 1), evidence.Word(said.First - 1));
        if (ours != theirs && ours is "by" or "to" or "from" && theirs is "by" or "to" or "from"
            && amount.Bound == AmountBound.None && said.Bound == AmountBound.None)
            return false;
        return !IsPartOf(evidence, said) || IsPartOf(claim, amount) || claim.Amounts.Count > 1;
    }

    /// <summary>The nine of "two of the nine members".</summary>
    static bool IsPartOf(Statement s, Amount amount)
    {
        var of = s.Word(amount.First - 1) == "of" ? amount.First - 1
            : Enumerable.Range(2, 3).Select(back => amount.First - back)
                .FirstOrDefault(i => i > 0 && s.Word(i) == "of" && !s.IsParted(i, amount.First));
        return of > 0 && s.Tokens[of - 1].Number is not null;
    }

    static IEnumerable<string> Around(Statement s, Amount amount)
    {
        const int Reach = 4;
        var isPart = s.Word(amount.Last + 1) == "of";
        for (var i = amount.Last + 1;
            i < s.Tokens.Count && i <= amount.Last + Reach && (isPart || s.Tokens[i].Number is null); i++)
            if (ContentWords.IsContent(s.Tokens[i]))
                yield return s.Tokens[i].Stem;
        for (var i = amount.First - 1; i >= 0 && i >= amount.First - Reach && s.Tokens[i].Number is null; i--)
            if (ContentWords.IsContent(s.Tokens[i]))
                yield return s.Tokens[i].Stem;
    }

    static string? DayOf(Statement claim, List<EvidenceSentence> sentences)
    {
        foreach (var day in claim.Days)
        {
            if (sentences.Exists(s => s.Days.Any(day.FollowsFrom)))
                continue;

            // Where the text names no day at all, it is news of the day it was published on.
            if (day.Relative is null && !sentences.Exists(s => s.Days.Count > 0)
                && sentences.Exists(s => s.Published is { } date && day.FollowsFrom(Day.Of(date, day))))
                continue;
            return $"the date {claim.TextOf(day.First, day.Last)} does not follow";
        }

        return null;
    }

    static string? NameOf(Statement claim, List<EvidenceSentence> sentences)
    {
        foreach (var name in claim.Names)
            if (!NameMatch.IsNamed(claim, name, sentences))
                return $"the name {claim.TextOf(name.First, name.Last)} does not stand there";
        return null;
    }

    /// <summary>
    /// A name or number from another sentence than the claim's own must not stand in the place of another,
    /// and must come with something that is said of it there: "Kim visited the museum. Putin wrote." does not
    /// say that Putin visited it.
    /// </summary>
    static string? Binding(Statement claim, List<EvidenceSentence> sentences)
    {
        var top = sentences.MaxBy(s => Share(claim, s))!;
        foreach (var name in claim.Names)
        {
            var place = Alignment.PlaceOf(claim, name.First, name.Last, top);
            if (IsBefore(claim, name, top))
                continue;
            if (place is { HasOtherName: true }
                || (sentences.Count > 1 && place is not { HasPronoun: true } && !NameMatch.IsNamed(claim, name, [top])
                    && !Adds(claim, name.First, name.Last, top, sentences)))
                return $"it is not {claim.TextOf(name.First, name.Last)} that it is said of";
        }

        foreach (var amount in claim.Amounts)
            if ((top.Amounts.Count > 1
                    && Alignment.PlaceOf(claim, amount.First, amount.Last, top) is { Amounts: { Count: > 0 } there }
                    && !there.Any(a => a.Implies(amount)))
                || (sentences.Count > 1 && !HasAmount(claim, amount, top)
                    && !Adds(claim, amount.First, amount.Last, top, sentences)))
                return $"the number {claim.TextOf(amount.First, amount.Last)} is said of something else";
        return null;
    }

    /// <summary>Whether the evidence has the name before the same word that says something.</summary>
    static bool IsBefore(Statement claim, Name name, Statement evidence)
    {
        if (name.Last + 1 == claim.Tokens.Count || !ContentWords.IsContent(claim.Tokens[name.Last + 1]))
            return false;
        for (var i = 0; i + 1 < evidence.Tokens.Count; i++)
            if (NameMatch.IsSame(claim.Tokens[name.Last], evidence.Tokens[i])
                && evidence.Tokens[i + 1].Stem == claim.Tokens[name.Last + 1].Stem)
                return true;
        return false;
    }

    /// <summary>
    /// Whether another sentence has these words of the claim with one more that the top sentence lacks.
    /// </summary>
    static bool Adds(Statement claim, int first, int last, EvidenceSentence top, List<EvidenceSentence> sentences) =>
        sentences.Exists(s => s != top && s.Stems.Contains(claim.Tokens[last].Stem)
            && claim.Content.Any(i => (i < first || i > last) && claim.Tokens[i].Number is null
                && s.Stems.Contains(claim.Tokens[i].Stem) && !top.Stems.Contains(claim.Tokens[i].Stem)));

    static string? Meaning(Statement claim, List<EvidenceSentence> sentences)
    {
        var top = sentences.MaxBy(s => Share(claim, s))!;
        if (TurnedAround(claim, top, sentences) is { } opposite)
            return $"'{opposite}' is the opposite of what stands there";
        var own = sentences.Where(s => Share(claim, s) >= OwnShare).ToList();
        if (own.Exists(s => Roles.AreSwapped(claim, s)))
            return "who does it to whom is turned around";
        if (Subjects.Mistaken(claim, sentences) is { } name)
            return $"it is not {claim.TextOf(name.First, name.Last)} that does it there";
        if (Scope.Widened(claim, sentences) is { } wide)
            return $"'{wide}' does not stand there";
        if (Scope.Cause(claim, sentences) is { } cause)
            return $"what is behind '{cause}' is not the cause there";
        if (Unreal.In(claim, sentences) is { } unreal)
            return $"'{unreal}' is only planned or supposed there";
        return !Denials.AreShared(claim, sentences) && Denials.InAll(claim, sentences) is { } all
            ? $"'{all}' is denied in one and not in the other"
            : LeftOut(claim, own) ?? (Hearsay.IsTold(claim) ? Speaker(claim, top) : null);
    }

    /// <summary>
    /// "allegedly", "KCNA said", "not": what turns the news into something else when it is left out, or put in.
    /// </summary>
    static string? LeftOut(Statement claim, List<EvidenceSentence> sentences)
    {
        var isTold = Hearsay.IsTold(claim);
        foreach (var sentence in sentences)
        {
            var isClaimed = sentence.Tokens.Select(t => claim.Stems.Contains(t.Stem)).ToList();
            if (!isTold && Hearsay.Dropped(sentence, isClaimed) is { } word)
                return $"'{word}' was left out";
            if (!Denials.AreShared(claim, sentences) && Denials.InOne(claim, sentence) is { } denied)
                return $"'{denied}' is denied in one and not in the other";
        }

        return null;
    }

    static double Share(Statement claim, Statement sentence)
    {
        var has = 0;
        foreach (var i in claim.Content)
            has += sentence.Stems.Contains(claim.Tokens[i].Stem) ? 1 : 0;
        return claim.Content.Count == 0 ? 0 : (double)has / claim.Content.Count;
    }

    /// <summary>Whether the evidence says the opposite of the claim.</summary>
    public static bool IsDenied(Statement claim, List<EvidenceSentence> sentences) =>
        Denials.InAll(claim, sentences) is not null || Subjects.Mistaken(claim, sentences) is not null
        || TurnedAround(claim, sentences.MaxBy(s => Share(claim, s))!, sentences) is not null;

    /// <summary>By the sentence that has most of the claim, or one that has what no other has of it.</summary>
    static string? TurnedAround(Statement claim, EvidenceSentence top, List<EvidenceSentence> sentences)
    {
        if (Opposites.TurnedAround(claim, top, [top]) is { } opposite)
            return opposite;
        foreach (var s in sentences)
            if (claim.OwnWords.Select(i => claim.Tokens[i].Stem).Any(w => s.Stems.Contains(w) && !top.Stems.Contains(w))
                && Opposites.TurnedAround(claim, s, sentences) is { } other)
                return other;
        return null;
    }

    /// <summary>Who the claim says it is from must be who the evidence has it from, or the outlet.</summary>
    static string? Speaker(Statement claim, EvidenceSentence top)
    {
        foreach (var i in Hearsay.SpeakerWords(claim))
        {
            var isName = claim.Names.Any(n => n.First <= i && i <= n.Last);
            var isNoun = !isName && ContentWords.IsContent(claim.Tokens[i])
                && Hearsay.IsSaying(claim, i + 1) && !claim.IsParted(i, i + 1);
            if (top.Passage.Source.Stems.Contains(claim.Tokens[i].Stem))
                continue;
            if ((isName && !Hearsay.SpeakerWords(top).Any(w => NameMatch.IsSame(claim.Tokens[i], top.Tokens[w])
                    || IsPerson(top.Word(w)))
                    && !claim.Names.Any(n => n.First <= i && i <= n.Last
                        && (NameMatch.IsShort(claim, n.First, n.Last, top) || IsPlaceOf(claim, n))))
                || (isNoun && !top.Tokens.Any(t => Synonyms.Match(claim.Tokens[i].Stem, t.Stem) > 0)
                    && !Hearsay.SpeakerWords(top).Any(w => IsPerson(top.Word(w)))))
                return $"it is not {claim.TextOf(i, i)} who says so there";
        }

        return null;
    }

    /// <summary>"Paul Renner of Arden".</summary>
    static bool IsPlaceOf(Statement claim, Name name) =>
        claim.Word(name.First - 1) is "of" && claim.Names.Any(n => n.Last == name.First - 2);

    static bool IsPerson(string word) => word is "he" or "she" or "they" or "it" or "who";

    /// <summary>A model that speaks of itself or to the reader says nothing that an article could say.</summary>
    static string? Self(Statement claim, List<EvidenceSentence> sentences)
    {
        foreach (var token in claim.Tokens)
            if (token.Word is "i" or "me" or "my" or "you" or "your"
                && !sentences.Exists(s => s.Stems.Contains(token.Stem)))
                return $"'{token.Word}' is nobody there";
        return null;
    }
}
