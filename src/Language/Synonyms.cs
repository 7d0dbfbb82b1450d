using System.Collections.Frozen;

namespace NewsBot.Language;

/// <summary>Words that a question may use for a word of the article: synonyms.txt, and derivations by suffix.</summary>
static class Synonyms
{
    const int ShortestRoot = 4;

    /// <summary>Longest first, so that "ation" is tried before "ion".</summary>
    static readonly string[] Suffixes =
    [
        "ization", "isation", "ational", "ation", "ition", "ment", "ance", "ence", "tion", "sion", "ness", "ship",
        "able", "ible", "ical", "ion", "ive", "ial", "ian", "ant", "ent", "ity", "ist", "ism", "ese", "ary", "ory",
        "ate", "ize", "ise", "ify", "al", "er", "or", "an", "ic", "ly", "th", "e", "y", "i",
    ];

    static readonly FrozenDictionary<string, int[]> Groups = ReadGroups();

    /// <summary>
    /// 1 for the same stem, less for a synonym or a derivation ("construct", "construction"), 0 for none.
    /// </summary>
    public static double Match(string stem, string other)
    {
        if (stem == other)
            return 1;
        if (Groups.TryGetValue(stem, out var groups) && Groups.TryGetValue(other, out var others)
            && ShareOne(groups, others))
            return 0.8;
        return stem[0] == other[0] && stem.Length >= ShortestRoot && Root(stem).SequenceEqual(Root(other)) ? 0.7 : 0;
    }

    static bool ShareOne(int[] groups, int[] others)
    {
        foreach (var group in groups)
            foreach (var other in others)
                if (group == other)
                    return true;
        return false;
    }

    static ReadOnlySpan<char> Root(string stem)
    {
        foreach (var suffix in Suffixes)
            if (stem.Length - suffix.Length >= ShortestRoot && stem.EndsWith(suffix, StringComparison.Ordinal))
                return stem.AsSpan(0, stem.Length - suffix.Length);
        return stem;
    }

    static FrozenDictionary<string, int[]> ReadGroups()
    {
        using var stream = typeof(Synonyms).Assembly.GetManifestResourceStream("NewsBot.Language.synonyms.txt")!;
        using var reader = new StreamReader(stream);
        var groups = new Dictionary<string, int[]>(StringComparer.Ordinal);
        for (var number = 0; reader.ReadLine() is { } line; number++)
        {
            if (line.StartsWith('#'))
                continue;
            foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var stem = TextAnalyzer.Stem(word);
                var known = groups.GetValueOrDefault(stem, []);
                if (known is not [.., var last] || last != number)
                    groups[stem] = [.. known, number];
            }
        }

        return groups.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
