using System.Collections.Frozen;
using NewsBot.Language;

namespace NewsBot.Answers.Drafts;

/// <summary>Words that turn a sentence around when one stands for the other: rose and fell, won and lost.</summary>
static class Opposites
{
    // A pair a line; a word is on one side of it, with what says the same.
    const string Table =
        "rise increase grow climb gain jump surge soar up higher raise growth rebound | " +
        "fall drop decline decrease slip plunge cut down lower reduce sink shrink tumble slump\n" +
        """
        win won winner victory beat | lose lost loser defeat
        accept approve agree pass endorse back support | reject oppose refuse veto block decline
        allow permit legalise legalize | ban forbid prohibit outlaw bar
        begin start open launch resume | end finish close stop halt suspend cancel
        arrest detain jail imprison | release free acquit
        convict guilty | acquit innocent cleared
        arrive enter join | leave depart quit withdraw
        buy acquire bought | sell sold
        more | fewer less
        most | least
        before | after
        first | last
        above over | below under
        alive survive | dead die
        include | exclude
        lend lent | borrow
        import | export
        north northern | south southern
        east eastern | west western
        confirm | deny
        male man men boy | female woman women girl
        strengthen | weaken
        build construct | demolish destroy
        hire appoint | fire sack dismiss
        maximum | minimum
        majority | minority
        success succeed successful | failure fail unsuccessful
        """;

    static readonly FrozenDictionary<string, int[]> Sides = Read();

    /// <summary>A word of the claim for which the evidence has only the opposite; null when there is none.</summary>
    /// <param name="all">No sentence of these may have the word, or one of its side.</param>
    public static string? TurnedAround(Statement claim, Statement evidence, IReadOnlyList<Statement> all)
    {
        for (var i = 0; i < claim.Tokens.Count; i++)
        {
            var token = claim.Tokens[i];

            // "not included" is excluded.
            if (!Sides.TryGetValue(token.Stem, out var sides) || claim.IsDenied[i]
                || all.Any(s => s.Stems.Contains(token.Stem)))
                continue;
            foreach (var side in sides)
                if (Has(evidence.Stems, -side) && !all.Any(s => Has(s.Stems, side)))
                    return token.Word;
        }

        return IsOtherVote(claim, evidence) ? "for" : null;
    }

    /// <summary>"voted for it" and "voted against it".</summary>
    static bool IsOtherVote(Statement claim, Statement evidence) =>
        (Votes(claim, "for") && Votes(evidence, "against") && !Votes(evidence, "for"))
        || (Votes(claim, "against") && Votes(evidence, "for") && !Votes(evidence, "against"));

    static bool Votes(Statement s, string side)
    {
        for (var i = 0; i + 1 < s.Tokens.Count; i++)
            if (s.Word(i) is "vote" or "votes" or "voted" or "voting" && s.Word(i + 1) == side)
                return true;
        return false;
    }

    static bool Has(HashSet<string> stems, int side)
    {
        foreach (var stem in stems)
            if (Sides.TryGetValue(stem, out var sides) && Array.IndexOf(sides, side) >= 0)
                return true;
        return false;
    }

    static FrozenDictionary<string, int[]> Read()
    {
        var sides = new Dictionary<string, int[]>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in Table.Split('\n'))
        {
            number++;
            var halves = line.Split('|');
            for (var half = 0; half < 2; half++)
                foreach (var word in halves[half].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    var stem = TextAnalyzer.Stem(word.Trim());
                    sides[stem] = [.. sides.GetValueOrDefault(stem, []), half == 0 ? number : -number];
                }
        }

        return sides.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
