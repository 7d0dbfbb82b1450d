using System.Collections.Frozen;

namespace NewsBot.Answers.Drafts;

/// <summary>Which words of a sentence stand in the reach of a negation: "did not visit", "denied that he sold".</summary>
static class Denials
{
    // How many words that say something a negation reaches, unless a comma ends it before.
    const int Reach = 3;

    static readonly FrozenSet<string> Words = WordSet.Of(
        "not never no none neither nor without cannot nobody nothing hardly barely unable unlikely");

    static readonly FrozenSet<string> Stems = WordSet.StemsOf("fail deny refuse reject lack refute");

    public static IReadOnlyList<bool> Read(Statement s)
    {
        var isDenied = new bool[s.Tokens.Count];
        for (var i = 0; i < s.Tokens.Count; i++)
        {
            if (!IsNegation(s, i))
                continue;
            var reached = 0;
            for (var j = i + 1; j < s.Tokens.Count && reached < Reach && !s.IsParted(j - 1, j); j++)
            {
                isDenied[j] = true;
                reached += ContentWords.IsContent(s.Tokens[j]) ? 1 : 0;
            }
        }

        return isDenied;
    }

    public static bool IsNegation(Statement s, int i) =>
        // "not only" adds, "no longer" ends what was, "No. 1" counts.
        (Words.Contains(s.Word(i)) && s.Word(i + 1) != "only" && !(s.Word(i) == "no" && s.CharAfter(i) == '.'))
        || Stems.Contains(s.Tokens[i].Stem)
        || (s.Word(i).EndsWith("nt", StringComparison.Ordinal)
            && s.Text.AsSpan(s.Tokens[i].Start, s.Tokens[i].End - s.Tokens[i].Start).ContainsAny('\'', '’'));
}
