using System.Collections.Frozen;
using NewsBot.Language;

namespace NewsBot.Answers.Drafts;

/// <summary>Whether the evidence names somebody or something by the same name.</summary>
static class NameMatch
{
    // "Russia" and "Russian", "China" and "Chinese" share so much, and differ in so little.
    const int ShortestRoot = 4;
    const int LongestEnding = 4;

    static readonly FrozenDictionary<string, int> Same = Groups(
        "us usa american america states", "uk britain british kingdom", "eu european europe union", "un nations",
        "france french", "germany german", "spain spanish", "poland polish", "greece greek", "wales welsh",
        "swiss switzerland", "dutch netherlands", "denmark danish", "sweden swedish", "turkey turkish turkiye",
        "dprk pyongyang", "north northern", "south southern", "east eastern", "west western", "finland finnish",
        "ireland irish", "peru peruvian");

    public static bool IsNamed(Statement claim, Name name, IReadOnlyList<EvidenceSentence> sentences)
    {
        var missing = 0;
        for (var i = name.First; i <= name.Last; i++)
            if (!sentences.Any(s => Has(s, claim.Tokens[i])))
                missing++;
        if (missing == 0)
            return true;
        if (name.IsFirstWord
            && sentences.Any(s => s.Tokens.Any(t => Synonyms.Match(claim.Tokens[name.First].Stem, t.Stem) > 0)))
            return true;
        var count = name.Last - name.First + 1;
        if (sentences.Any(s => IsExpanded(claim, name, s) || IsAcronym(claim, name, s)))
            return true;

        // "Kim Jong Un" where the sentence has "Kim" and the article has all of it; the outlet and the
        // title go with a citation.
        return sentences.Any(s =>
            HasAllWords(claim, name, s.Passage.Source)
            || (missing < count && HasRun(claim, name, s.Passage))
            || (s.Tokens.Any(t => WordSet.Pronouns.Contains(t.Word)) && HasAllWords(claim, name, s.Passage.Title)));
    }

    public static bool IsSame(Token name, Token other) =>
        name.Word == other.Word || name.Stem == other.Stem
        || (Same.TryGetValue(name.Word, out var group) && Same.TryGetValue(other.Word, out var its) && group == its)
        || (other.IsCapital && SharesRoot(name.Word, other.Word));

    static bool Has(Statement s, Token name)
    {
        foreach (var token in s.Tokens)
            if (IsSame(name, token))
                return true;
        return false;
    }

    static bool SharesRoot(string a, string b)
    {
        var shared = a.AsSpan().CommonPrefixLength(b);
        return shared >= ShortestRoot && a.Length - shared + (b.Length - shared) <= LongestEnding
            && (shared == Math.Min(a.Length, b.Length) || a.Length - shared <= 1 || b.Length - shared <= 1);
    }

    public static bool HasAllWords(Statement claim, Name name, Statement text)
    {
        for (var i = name.First; i <= name.Last; i++)
            if (!Has(text, claim.Tokens[i]))
                return false;
        return true;
    }

    static bool HasRun(Statement claim, Name name, EvidencePassage passage) =>
        passage.Given.Passage.Article.Body.Contains(
            claim.Text[claim.Tokens[name.First].Start..claim.Tokens[name.Last].End], StringComparison.OrdinalIgnoreCase)
        || HasAllWords(claim, name, passage.Title);

    /// <summary>Whether the evidence has the initials of the claim's name, or what its initials stand for.</summary>
    public static bool IsShort(Statement claim, int first, int last, Statement evidence) =>
        new Name(first, last, false) is var name
        && (IsExpanded(claim, name, evidence) || IsAcronym(claim, name, evidence));

    /// <summary>"KCNA" where the text has "Korean Central News Agency".</summary>
    static bool IsExpanded(Statement claim, Name name, Statement s)
    {
        var acronym = claim.Word(name.First);
        if (name.First != name.Last || acronym.Length < 2)
            return false;
        for (var i = 0; i + acronym.Length <= s.Tokens.Count; i++)
        {
            var length = 0;
            while (length < acronym.Length
                && s.Tokens[i + length].IsCapital && s.Word(i + length)[0] == acronym[length])
                length++;
            if (length == acronym.Length)
                return true;
        }

        return false;
    }

    /// <summary>"Korean Central News Agency" where the text has "KCNA".</summary>
    static bool IsAcronym(Statement claim, Name name, Statement s)
    {
        if (name.Last == name.First)
            return false;
        var words = Enumerable.Range(name.First, name.Last - name.First + 1);
        var initials = string.Concat(words.Select(i => claim.Word(i)[0]));
        return s.Tokens.Any(t => t.IsCapital && t.Word == initials);
    }

    static FrozenDictionary<string, int> Groups(params ReadOnlySpan<string> lines)
    {
        var groups = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Length; i++)
            foreach (var word in lines[i].Split(' '))
                groups.Add(word, i);
        return groups.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
