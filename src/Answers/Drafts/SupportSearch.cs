using System.Numerics;

namespace NewsBot.Answers.Drafts;

/// <summary>claim, passages → the fewest sentences that say it, or why none do.</summary>
static class SupportSearch
{
    const int LongestWindow = 3;

    // So many of the likeliest windows are looked at closely; the right one is nearly always the first.
    const int Looked = 6;
    const int LookedPairs = 4;

    // What a window must add to the share of the claim for another sentence to be cited.
    const double PerSentence = 0.12;

    // With so much found nothing better is looked for.
    const double Enough = 0.9;

    // Two places are cited only where the second has so many words of the claim that the first lacks.
    const int LeastOfSecond = 2;

    // So much of what a claim says, besides its amounts and days, must be in what it cites.
    const double LeastCoverage = 0.6;

    // Below, a window has nothing to do with the claim.
    const double LeastShare = 0.3;

    /// <param name="Windows">What says it, in order; none when nothing does.</param>
    /// <param name="Problem">What stands against the likeliest window.</param>
    /// <param name="Support">Of that window.</param>
    public sealed record Found(IReadOnlyList<EvidenceWindow> Windows, string Problem, double Support);

    public static Found Find(Statement claim, IReadOnlyList<EvidencePassage> passages, double minSupport)
    {
        Found? best = null, closest = null;
        var (most, covered, denied) = (0.0, 0.0, 0.0);
        foreach (var windows in Candidates(claim, passages))
        {
            List<EvidenceSentence> sentences = [.. windows.SelectMany(w => w.Sentences)];
            var coverage = SupportFeatures.Coverage(claim, claim.OwnWords, sentences);
            if (best is not null && coverage - PerSentence * sentences.Count <= most)
                continue;
            var problem = coverage < LeastCoverage ? "no passage says it" : ClaimChecks.Problem(claim, windows);
            // Where nearly every word stands and nothing is against it, the model has nothing to decide.
            var support = problem is not null ? 0 : coverage >= Enough ? coverage : SupportModel.Probability(
                Features(claim, windows, [.. windows.Select(w => w.Passage).Distinct()], hasProblem: false));
            if (support >= minSupport)
            {
                (best, most, covered) = (new(windows, "", support), coverage - PerSentence * sentences.Count, coverage);
                if (coverage >= Enough)
                    break;
            }

            if (problem is not null && ClaimChecks.IsDenied(claim, sentences))
                denied = Math.Max(denied, coverage);
            closest ??= new([], problem ?? "no passage says it", support);
        }

        // What one place denies no other says that has less of it.
        return (covered < denied ? null : best) ?? closest ?? new([], "no passage says it", 0);
    }

    /// <summary>What speaks for and against all of the passages together supporting the claim.</summary>
    public static double[] Features(Statement claim, IReadOnlyList<EvidencePassage> passages)
    {
        var likeliest = Candidates(claim, passages).FirstOrDefault() ?? [];
        var hasProblem = likeliest.Count == 0 || ClaimChecks.Problem(claim, likeliest) is not null;
        return Features(claim, likeliest, passages, hasProblem);
    }

    static double[] Features(
        Statement claim, IReadOnlyList<EvidenceWindow> windows, IReadOnlyList<EvidencePassage> whole,
        bool hasProblem) =>
        SupportFeatures.Of(
            claim, [.. windows.SelectMany(w => w.Sentences)], [.. whole.SelectMany(p => p.Sentences)], hasProblem);

    /// <summary>Likeliest first: single windows, then two together.</summary>
    static IEnumerable<IReadOnlyList<EvidenceWindow>> Candidates(
        Statement claim, IReadOnlyList<EvidencePassage> passages)
    {
        var stems = claim.PlainWords.Select(i => claim.Tokens[i].Stem).Distinct().Take(64).ToArray();
        var windows = Windows(stems, passages);
        double Share(ulong has) => (double)BitOperations.PopCount(has) / stems.Length;
        var likely = windows.Where(w => Share(w.Has) >= LeastShare)
            .OrderByDescending(w => Share(w.Has) - PerSentence * w.Window.Count).Take(Looked).ToList();
        foreach (var (window, _) in likely)
            yield return [window];
        if (!HasClauses(claim))
            yield break;
        foreach (var (window, has) in likely.Take(LookedPairs))
        {
            var second = windows.Where(w => w.Window.Count < LongestWindow && !w.Window.Overlaps(window))
                .OrderByDescending(w => Share(has | w.Has) - PerSentence * w.Window.Count).FirstOrDefault();
            if (second.Window is { } other && BitOperations.PopCount(second.Has & ~has) >= LeastOfSecond)
                yield return First(has) <= First(second.Has & ~has) ? [window, other] : [other, window];
        }
    }

    /// <summary>Facts of two places are told in two clauses, not stitched into one.</summary>
    static bool HasClauses(Statement claim)
    {
        for (var i = 0; i + 1 < claim.Tokens.Count; i++)
            if (claim.IsParted(i, i + 1) || claim.Word(i) is "and" or "while" or "but" or "whereas" or "who" or "which")
                return true;
        return false;
    }

    /// <summary>The first of the claim's words that it has: what is said first is cited first.</summary>
    static int First(ulong has) => BitOperations.TrailingZeroCount(has);

    /// <summary>All runs of up to three sentences, and which of the claim's words they have.</summary>
    static List<(EvidenceWindow Window, ulong Has)> Windows(string[] stems, IReadOnlyList<EvidencePassage> passages)
    {
        var windows = new List<(EvidenceWindow, ulong)>();
        foreach (var passage in passages)
        {
            var has = passage.Sentences.Select(s => Words(stems, s)).ToArray();
            for (var first = 0; first < has.Length; first++)
            {
                var all = 0UL;
                for (var count = 1; count <= LongestWindow && first + count <= has.Length; count++)
                {
                    var before = all;
                    all |= has[first + count - 1];
                    if (count == 1 ? all != 0 : all != before && has[first] != 0)
                        windows.Add((new(passage, first, count), all));
                }
            }
        }

        return windows;
    }

    static ulong Words(string[] stems, EvidenceSentence sentence)
    {
        var has = 0UL;
        for (var i = 0; i < stems.Length; i++)
            if (sentence.Stems.Contains(stems[i]))
                has |= 1UL << i;
        return has;
    }
}
