using NewsBot.Language;

namespace NewsBot.Answers.Drafts;

/// <summary>claim, the sentences that it rests on, all of the text they are from → features.</summary>
static class SupportFeatures
{
    const int LongWord = 8;
    const int Near = 6;

    /// <param name="best">The sentences that have most of the claim.</param>
    /// <param name="whole">All sentences of the passages that they are from.</param>
    /// <param name="hasProblem">Whether one of <see cref="ClaimChecks"/> is against it.</param>
    public static double[] Of(
        Statement claim, IReadOnlyList<EvidenceSentence> best, IReadOnlyList<EvidenceSentence> whole, bool hasProblem)
    {
        var features = new double[SupportModel.FeatureCount];
        features[0] = 1;
        if (claim.PlainWords.Count == 0 || best.Count == 0)
            return features;
        void Set(SupportFeature feature, double value) => features[(int)feature] = value;

        Set(SupportFeature.Coverage, Coverage(claim, claim.PlainWords, best));
        Set(SupportFeature.ExactCoverage, Share(claim.PlainWords, i => Has(best, claim.Tokens[i])));
        Set(
            SupportFeature.SentenceCoverage,
            best.Max(s => Share(claim.PlainWords, i => s.Stems.Contains(claim.Tokens[i].Stem))));
        Set(SupportFeature.WholeCoverage, Share(claim.PlainWords, i => Has(whole, claim.Tokens[i])));
        Set(SupportFeature.LongWords, Share(
            [.. claim.PlainWords.Where(i => claim.Word(i).Length >= LongWord)], i => Has(whole, claim.Tokens[i])));
        Set(SupportFeature.Pairs, Pairs(claim, best));
        Set(SupportFeature.WholePairs, Pairs(claim, whole));
        Set(SupportFeature.LongestRun, best.Max(s => LongestRun(claim, s)) / (double)claim.Tokens.Count);
        Set(SupportFeature.NamesMissing, 1 - Share(claim.Names, n => NameMatch.IsNamed(claim, n, whole)));
        Set(
            SupportFeature.NumbersMissing,
            1 - Share(claim.Amounts, a => whole.Any(s => s.Amounts.Any(said => said.Implies(a)))));
        Set(SupportFeature.DaysMissing, 1 - Share(claim.Days, d => whole.Any(s => s.Days.Any(d.FollowsFrom))));
        Set(SupportFeature.IsSpecific, claim.Names.Count > 0 || claim.Amounts.Count > 0 ? 1 : 0);
        Set(SupportFeature.Problem, hasProblem ? 1 : 0);
        Set(SupportFeature.Length, claim.Tokens.Count / (claim.Tokens.Count + 20.0));
        Set(SupportFeature.WholeLength, whole.Count / (whole.Count + 10.0));
        return features;
    }

    /// <summary>A word counts as much as it is found: 1 by its stem, less by a synonym.</summary>
    public static double Coverage(Statement claim, IReadOnlyList<int> words, IReadOnlyList<EvidenceSentence> sentences)
    {
        var sum = 0.0;
        foreach (var i in words)
            sum += Best(claim.Tokens[i].Stem, sentences);
        return words.Count == 0 ? 1 : sum / words.Count;
    }

    static double Best(string stem, IReadOnlyList<EvidenceSentence> sentences)
    {
        foreach (var sentence in sentences)
            if (sentence.Stems.Contains(stem))
                return 1;
        var best = 0.0;
        foreach (var sentence in sentences)
            foreach (var i in sentence.Content)
                best = Math.Max(best, Synonyms.Match(stem, sentence.Tokens[i].Stem));
        return best;
    }

    static bool Has(IReadOnlyList<EvidenceSentence> sentences, Token token)
    {
        foreach (var sentence in sentences)
            if (sentence.Stems.Contains(token.Stem))
                return true;
        return false;
    }

    static double Share<T>(IReadOnlyList<T> all, Func<T, bool> isSo) =>
        all.Count == 0 ? 1 : (double)all.Count(isSo) / all.Count;

    static double Pairs(Statement claim, IReadOnlyList<EvidenceSentence> sentences)
    {
        var (near, pairs) = (0, claim.PlainWords.Count - 1);
        for (var p = 0; p < pairs; p++)
        {
            var (stem, next) = (claim.Tokens[claim.PlainWords[p]].Stem, claim.Tokens[claim.PlainWords[p + 1]].Stem);
            if (sentences.Any(s => AreNear(s, stem, next)))
                near++;
        }

        return pairs <= 0 ? 1 : (double)near / pairs;
    }

    static bool AreNear(EvidenceSentence s, string stem, string next)
    {
        if (!s.Stems.Contains(stem) || !s.Stems.Contains(next))
            return false;
        for (var i = 0; i < s.Tokens.Count; i++)
            if (s.Tokens[i].Stem == stem)
                for (var j = Math.Max(0, i - Near); j < s.Tokens.Count && j <= i + Near; j++)
                    if (s.Tokens[j].Stem == next)
                        return true;
        return false;
    }

    static int LongestRun(Statement claim, EvidenceSentence s)
    {
        var (longest, run) = (0, new int[s.Tokens.Count + 1]);
        foreach (var token in claim.Tokens)
        {
            if (!s.Stems.Contains(token.Stem))
            {
                Array.Clear(run);
                continue;
            }

            // From the end: what stands before it is still of the claim's word before.
            for (var j = s.Tokens.Count - 1; j >= 0; j--)
                longest = Math.Max(longest, run[j + 1] = s.Tokens[j].Stem == token.Stem ? run[j] + 1 : 0);
        }

        return longest;
    }
}
