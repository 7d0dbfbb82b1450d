using System.Collections.Frozen;

namespace NewsBot.Language;

/// <summary>Words that name a day, a month or a time.</summary>
static class Dates
{
    /// <summary>
    /// Every accepted form, each line a month or a day; "sat", "sun" and "wed" are left out: they are words too.
    /// </summary>
    static readonly FrozenDictionary<string, string> FullNames = Forms(
        "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
        "september sep sept", "october oct", "november nov", "december dec",
        "monday mon", "tuesday tue tues", "wednesday", "thursday thu thurs", "friday fri", "saturday", "sunday");

    static readonly FrozenSet<string> RelativeDays =
        "yesterday today tomorrow tonight overnight midnight noon weekend recently".Split(' ').ToFrozenSet();

    public static readonly FrozenSet<string> Units =
        ("second seconds minute minutes hour hours day days week weeks month months year years decade decades " +
         "century centuries quarter season night nights")
        .Split(' ').ToFrozenSet();

    static readonly FrozenSet<string> Pointers =
        ("last next this previous following past same earlier later coming every each first second third fourth " +
         "early late mid")
            .Split(' ').ToFrozenSet();

    /// <summary>"January", "jan", "Tuesday".</summary>
    public static bool IsDayOrMonth(string word) => FullNames.ContainsKey(word);

    /// <summary>"jan" → "january"; any other word as it is.</summary>
    public static string Canonical(string word) => FullNames.GetValueOrDefault(word, word);

    /// <summary>Whether the word at <paramref name="i"/> begins or is an expression of time.</summary>
    public static bool IsTimeAt(IReadOnlyList<Token> tokens, int i)
    {
        var token = tokens[i];
        if (IsDayOrMonth(token.Word))
            return token.IsCapital;
        if (RelativeDays.Contains(token.Word))
            return true;
        if (token.Number is >= 1500 and <= 2199 && token.Word.Length == 4)
            return true;
        if (token.Word is "am" or "pm" or "gmt" && i > 0 && tokens[i - 1].Number is not null)
            return true;
        if (i + 1 < tokens.Count && Units.Contains(tokens[i + 1].Word)
            && (Pointers.Contains(token.Word)
                || (token.Number is not null && i + 2 < tokens.Count
                    && tokens[i + 2].Word is "ago" or "later" or "earlier" or "after" or "before")))
            return true;
        return Pointers.Contains(token.Word) && i + 1 < tokens.Count && IsDayOrMonth(tokens[i + 1].Word);
    }

    static FrozenDictionary<string, string> Forms(params ReadOnlySpan<string> lines)
    {
        var forms = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
            foreach (var form in line.Split(' '))
                forms.Add(form, line.Split(' ')[0]);
        return forms.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
