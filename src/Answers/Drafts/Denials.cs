using System.Collections.Frozen;
using NewsBot.Language;

namespace NewsBot.Answers.Drafts;

/// <summary>
/// Which words of a sentence stand in the reach of a negation: "did not visit", "denied that he sold".
/// </summary>
static class Denials
{
    // How many words that say something a negation reaches, unless a comma ends it before.
    const int Reach = 3;

    static readonly FrozenSet<string> Words = WordSet.Of(
        "not never no none neither nor without cannot nobody nothing hardly barely unable unlikely");

    static readonly FrozenSet<string> Stems = WordSet.StemsOf("fail deny refuse reject lack refute");

    static readonly string Decline = TextAnalyzer.Stem("decline");

    public static IReadOnlyList<bool> Read(Statement s)
    {
        var isDenied = new bool[s.Tokens.Count];
        for (var i = 0; i < s.Tokens.Count; i++)
        {
            if (!IsNegation(s, i))
                continue;
            // "expected no change" denies what was expected, and that it was.
            if (s.Word(i) == "no" && i > 0 && !s.IsParted(i - 1, i) && ContentWords.IsContent(s.Tokens[i - 1])
                && !s.Tokens[i - 1].IsCapital)
                isDenied[i - 1] = true;
            var reached = 0;
            for (var j = i + 1; j < s.Tokens.Count && reached < Reach && !Ends(s, j); j++)
            {
                isDenied[j] = true;
                reached += ContentWords.IsContent(s.Tokens[j]) ? 1 : 0;
            }
        }

        return isDenied;
    }

    /// <summary>A word that the one says of something and the other says is not so.</summary>
    public static string? InOne(Statement claim, Statement sentence)
    {
        foreach (var i in claim.Content)
        {
            var (affirmed, denied) = (false, false);
            for (var j = 0; j < sentence.Tokens.Count; j++)
                if (sentence.Tokens[j].Stem == claim.Tokens[i].Stem)
                    (affirmed, denied) = (affirmed | !sentence.IsDenied[j], denied | sentence.IsDenied[j]);
            if (affirmed != denied && claim.IsDenied[i] != denied && !(affirmed && AreSameVerbs(claim, sentence)))
                return claim.Word(i);
        }

        return null;
    }

    /// <summary>Both deny the same, and as often: how far each denial reaches does not matter then.</summary>
    public static bool AreShared(Statement claim, IReadOnlyList<EvidenceSentence> sentences) =>
        Count(claim) == sentences.Sum(Count)
        && claim.Content.Any(i => claim.IsDenied[i] && IsOnlyDenied(sentences, claim.Tokens[i].Stem));

    /// <summary>A word that is denied wherever the evidence has it, and not in the claim.</summary>
    public static string? InAll(Statement claim, IReadOnlyList<EvidenceSentence> sentences)
    {
        foreach (var i in claim.OwnWords)
        {
            if (!claim.IsDenied[i] && IsOnlyDenied(sentences, claim.Tokens[i].Stem))
                return claim.Word(i);
        }

        return null;
    }

    static int Count(Statement s) => Enumerable.Range(0, s.Tokens.Count).Count(i => IsNegation(s, i));

    static bool IsOnlyDenied(IReadOnlyList<EvidenceSentence> sentences, string stem)
    {
        var isDenied = false;
        foreach (var s in sentences)
            for (var j = 0; j < s.Tokens.Count; j++)
                if (s.Tokens[j].Stem == stem)
                {
                    if (!s.IsDenied[j])
                        return false;
                    isDenied = true;
                }

        return isDenied;
    }

    /// <summary>Whether a claim denies only by verbs of the evidence: "the charge that he rejected".</summary>
    static bool AreSameVerbs(Statement claim, Statement evidence)
    {
        for (var i = 0; i < claim.Tokens.Count; i++)
            if (IsNegation(claim, i)
                && !(Stems.Contains(claim.Tokens[i].Stem) && evidence.Stems.Contains(claim.Tokens[i].Stem)))
                return false;
        return true;
    }

    public static bool IsNegation(Statement s, int i) =>
        // "not only" adds, "no longer" ends what was, "No. 1" counts.
        (Words.Contains(s.Word(i)) && s.Word(i + 1) != "only" && !(s.Word(i) == "no" && s.CharAfter(i) == '.'))
        || Stems.Contains(s.Tokens[i].Stem)
        || (s.Tokens[i].Stem == Decline && s.Word(i + 1) == "to")
        || (s.Word(i).EndsWith("nt", StringComparison.Ordinal)
            && s.Text.AsSpan(s.Tokens[i].Start, s.Tokens[i].End - s.Tokens[i].Start).ContainsAny('\'', '’'));

    static bool Ends(Statement s, int i) => s.IsParted(i - 1, i) || s.Word(i) == "because";
}
