using System.Collections.Frozen;
using NewsBot.Language;

namespace NewsBot.Answers.Drafts;

/// <summary>Who a sentence's news are from, and how sure they are: "KCNA said", "allegedly", "may".</summary>
static class Hearsay
{
    // "KCNA, the state agency of the North, said": how far the speaker may be from the verb.
    const int Reach = 6;

    // So many words that say something behind "said" are what was said; fewer are to whom and when.
    const int ShortestReport = 2;

    /// <summary>By these the news are somebody's; who announces, confirms or shows a thing makes it so.</summary>
    static readonly FrozenSet<string> Saying = WordSet.Of(
        "say says said tell tells told claim claims claimed allege alleges alleged insist insists insisted argue " +
        "argues argued believe believes believed think thinks thought estimate estimates suggest suggests suggested " +
        "contend contends contended maintain maintains maintained testify testifies testified predict predicts " +
        "predicted assert asserts asserted according reported");

    static readonly FrozenSet<string> Hedges = WordSet.Of(
        "alleged allegedly unconfirmed reportedly purported purportedly supposed supposedly suspected accused " +
        "claimed rumoured rumored rumors rumours believed thought apparently appears seems possible possibly " +
        "probable probably likely may might could perhaps potential potentially expected unclear unverified " +
        "suspicion accuses accusing");

    /// <summary>Whether a sentence tells its news as somebody's or as unsure.</summary>
    public static bool IsTold(Statement s)
    {
        for (var i = 0; i < s.Tokens.Count; i++)
            if (IsSaying(s, i) || Speakers.IsSaying(s.Tokens[i]) || IsHedge(s, i) || IsFinding(s, i))
                return true;
        return false;
    }

    /// <summary>"A survey by Median found".</summary>
    static bool IsFinding(Statement s, int i) =>
        s.Word(i) is "found" or "finds" or "showed" or "shows"
        && s.Tokens.Take(i).Any(t => t.Word is "survey" or "poll" or "study" or "report" or "research");

    /// <summary>
    /// The word of the evidence that the claim leaves out although it bears on what it claims; null when none.
    /// </summary>
    /// <param name="isClaimed">For each word of the evidence, whether the claim has it.</param>
    public static string? Dropped(Statement evidence, IReadOnlyList<bool> isClaimed)
    {
        for (var i = 0; i < evidence.Tokens.Count; i++)
        {
            if (IsHedge(evidence, i) && Bears(evidence, i, isClaimed))
                return evidence.Word(i);
            if (IsSaying(evidence, i) && IsReportClaimed(evidence, i, isClaimed))
                return evidence.Word(i);
        }

        return null;
    }

    /// <summary>The words around what is said or "according to": who says it is among them.</summary>
    public static IEnumerable<int> SpeakerWords(Statement s)
    {
        for (var i = 0; i < s.Tokens.Count; i++)
        {
            if (s.Word(i) == "according")
            {
                var end = Math.Min(s.Tokens.Count, i + 2 + Reach);
                for (var j = i + 2; j < end && (j == i + 2 || !s.IsParted(j - 1, j)); j++)
                    yield return j;
            }
            else if ((IsSaying(s, i) || Speakers.IsSaying(s.Tokens[i])) && !Roles.IsPassive(s, i))
            {
                for (var j = i - 1; j >= 0 && j >= i - Reach && (j == i - 1 || !s.IsParted(j, j + 1)); j--)
                    yield return j;

                // "Polmar, the owner, disputed that and said".
                if (s.Word(i - 1) == "and" && s.Names.LastOrDefault(n => n.Last < i) is { } subject)
                    for (var j = subject.First; j <= subject.Last; j++)
                        yield return j;
                if (i == 0 || s.IsParted(i - 1, i))
                    for (var j = i + 1; j < s.Tokens.Count && j <= i + Reach && !s.IsParted(j - 1, j); j++)
                        yield return j;
            }
        }
    }

    public static bool IsSaying(Statement s, int i) =>
        i < s.Tokens.Count && Saying.Contains(s.Word(i)) && (s.Word(i) != "according" || s.Word(i + 1) == "to")
        && !(s.Word(i) is "thought" or "claims" or "estimates" && s.Word(i - 1) is "the" or "a" or "no" or "any");

    /// <summary>The month of May is none, and "could not" is no "could".</summary>
    static bool IsHedge(Statement s, int i) =>
        Hedges.Contains(s.Word(i)) && !(s.Word(i) == "may" && s.Tokens[i].IsCapital && i > 0)
        && !(s.Word(i) == "could" && s.Word(i + 1) == "not");

    /// <summary>
    /// A hedge bears on the next word that says something, or at the end of a clause on the one before.
    /// </summary>
    static bool Bears(Statement s, int i, IReadOnlyList<bool> isClaimed)
    {
        for (var j = i + 1; j < s.Tokens.Count && !s.IsParted(j - 1, j); j++)
            if (ContentWords.IsContent(s.Tokens[j]) && !Hedges.Contains(s.Word(j)))
                return isClaimed[j];
        for (var j = i - 1; j >= 0 && !s.IsParted(j, j + 1); j--)
            if (ContentWords.IsContent(s.Tokens[j]) && !Hedges.Contains(s.Word(j)))
                return isClaimed[j];
        return false;
    }

    /// <summary>"The union, which represents 600 workers, said": what stands there is no part of the report.</summary>
    static bool IsBehindAside(Statement s, int i)
    {
        var j = i - 1;
        while (j > 0 && !s.IsParted(j - 1, j))
            j--;
        return j > 0 && s.Word(j) is "who" or "which" or "whose";
    }

    /// <summary>"X said that P" reports what is behind it, "P, X said on Tuesday" what is before.</summary>
    static bool IsReportClaimed(Statement s, int i, IReadOnlyList<bool> isClaimed)
    {
        var (before, behind, claimedBehind, claimedBefore) = (0, 0, 0, 0);
        for (var j = 0; j < s.Tokens.Count; j++)
        {
            if (!ContentWords.IsContent(s.Tokens[j]))
                continue;
            var counts = isClaimed[j] ? 1 : 0;
            if (j > i)
            {
                behind++;
                claimedBehind += counts;
            }
            else if (j < i)
            {
                before++;
                claimedBefore += counts;
            }
        }

        var isNear = i + 1 < s.Tokens.Count && !s.IsParted(i, i + 1);
        if (s.Word(i) == "according")
            return claimedBehind + claimedBefore > 0;

        // "P, said the minister of state" or "the minister, a lawyer, said P".
        if (i > 0 && s.IsParted(i - 1, i) && !(isNear && IsBehindAside(s, i))
            && claimedBefore * 2 >= Math.Max(1, before))
            return true;
        return isNear && behind >= ShortestReport ? claimedBehind * 2 >= behind || claimedBehind > ShortestReport
            : claimedBefore >= ShortestReport;
    }
}
