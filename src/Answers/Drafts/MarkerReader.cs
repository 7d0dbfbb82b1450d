using System.Text.RegularExpressions;

namespace NewsBot.Answers.Drafts;

/// <summary>What stands in brackets → the passages that it cites, if it is a citation at all.</summary>
/// <remarks>
/// Whatever looks like a citation is one, so that none reaches the reader that we did not make: invented ids, the
/// numbers that models like, "[Source: …]". What journalists put in brackets is text: [2021], [sic], [Jan 6, 2021].
/// </remarks>
sealed partial class MarkerReader(IReadOnlyList<PromptPassage> passages)
{
    /// <param name="group">With its brackets, which may be doubled.</param>
    public Marker? Read(string group)
    {
        var isRound = group[0] is '(' or '（';
        var content = group.AsSpan().Trim("[]【】［］〔〕⟦⟧()（）^ \u00a0").ToString();
        if (content.Length == 0)
            return new([]);
        var named = Named().Match(content);
        var ids = new List<string>();
        var (known, invented, others) = (0, 0, 0);
        var (last, end) = (-1, 0);
        foreach (Match part in Word().Matches(content, named.Length))
        {
            var index = IndexOf(part.ValueSpan);
            if (index >= 0)
            {
                known++;
                var isRange = last >= 0 && last < index
                    && content.AsSpan(end, part.Index - end).Trim() is "-" or "–" or "—" or "‑";
                for (var i = isRange ? last + 1 : index; i <= index; i++)
                    ids.Add(passages[i].Id);
            }
            else if (IsInvented(part.ValueSpan, isRound))
                invented++;
            else if (part.ValueSpan is not ("and" or "see" or "in"))
                others++;
            (last, end) = (index, part.Index + part.Length);
        }

        // "[k7fqd, paragraph 2]" cites; "(k7fqd lies in Wales)" may not.
        var isMarker = isRound
            ? others == 0 && known + invented > 0
            : known > 0 || named.Length > 0 || (invented > 0 && others == 0);
        return isMarker ? new([.. ids.Distinct()]) : null;
    }

    /// <summary>The passages whose ids stand in the text as words of their own.</summary>
    public IEnumerable<string> IdsIn(string text) =>
        Word().Matches(text).Select(part => IndexOf(part.ValueSpan)).Where(i => i >= 0).Select(i => passages[i].Id);

    /// <summary>A word that is or looks like an id, and that no passage has.</summary>
    public bool HasId(string text)
    {
        foreach (Match word in Word().Matches(text))
            if (IndexOf(word.ValueSpan) >= 0
                || (PassageIds.IsShaped(word.ValueSpan) && char.IsAsciiLetterLower(word.Value[0])
                    && !IsInPassages(word.ValueSpan)))
                return true;
        return false;
    }

    static bool HasWord(ReadOnlySpan<char> text, ReadOnlySpan<char> word)
    {
        var from = 0;
        while (text[from..].IndexOf(word, StringComparison.OrdinalIgnoreCase) is >= 0 and var found)
        {
            var (start, end) = (from + found, from + found + word.Length);
            if ((start == 0 || !char.IsLetterOrDigit(text[start - 1]))
                && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return true;
            from = start + 1;
        }

        return false;
    }

    int IndexOf(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < passages.Count; i++)
            if (word.Equals(passages[i].Id, StringComparison.OrdinalIgnoreCase))
                return i;
        return -1;
    }

    /// <summary>"[7]", "[x9zzk]"; but not "(7)", nor "[H5N1]" or "(25mg)" where a passage speaks of it.</summary>
    bool IsInvented(ReadOnlySpan<char> word, bool isRound) =>
        word.Length <= 2 && !word.ContainsAnyExceptInRange('0', '9')
            ? !isRound
            : PassageIds.IsShaped(word) && !(isRound && char.IsAsciiDigit(word[0])) && !IsInPassages(word);

    bool IsInPassages(ReadOnlySpan<char> word)
    {
        foreach (var given in passages)
            if (HasWord(given.Passage.Text, word))
                return true;
        return false;
    }

    [GeneratedRegex(
        @"^(?:sources?|refs?|references?|passages?|citations?|cited?|docs?|documents?|footnotes?|unsupported|links?|" +
        @"here|read more)\b[\s:.#]*",
        RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}
