using Lucene.Net.Analysis;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace NewsBot.Benchmarks.Keywords;

/// <summary>What the collection and Lucene's EnglishAnalyzer take for one term, against words.cases.</summary>
static class Analysis
{
    public static async Task CompareAsync()
    {
        using var english = new EnglishAnalyzer(LuceneVersion.LUCENE_48);
        var (same, differ) = (0, 0);
        var (ours, theirs) = (new List<string>(), new List<string>());
        foreach (var line in await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "words.cases")))
        {
            if (line.StartsWith('#'))
                continue;

            var (words, isSame) = (line.Split(" => ")[0].Split(' '), line.EndsWith("same", StringComparison.Ordinal));
            (same, differ) = isSame ? (same + 1, differ) : (same, differ + 1);
            if (!Holds(isSame, words, await TermsInCollectionAsync(words)))
                ours.Add(line);
            if (!Holds(isSame, words, words.Select(word => TermOf(word, english))))
                theirs.Add(line);
        }

        foreach (var (name, wrong) in new[] { ("collection", ours), ("EnglishAnalyzer", theirs) })
        {
            var apart = wrong.Count(line => line.EndsWith("same", StringComparison.Ordinal));
            Console.WriteLine($"{name}: {same - apart} of {same} inflections merged, " +
                $"{differ - (wrong.Count - apart)} of {differ} kept apart; wrong: {string.Join("; ", wrong)}");
        }
    }

    static bool Holds(bool isSame, string[] words, IEnumerable<string> terms) =>
        terms.Distinct().Count() == (isSame ? 1 : words.Length);

    /// <summary>For each word the first one that a search for it finds: what stands for its term.</summary>
    static async Task<string[]> TermsInCollectionAsync(string[] words)
    {
        using var store = new PassageStore(words, isSearchable: true);
        var terms = new string[words.Length];
        for (var i = 0; i < words.Length; i++)
            terms[i] = words[(await store.SearchAsync([words[i]], words.Length)).Min(hit => hit.Passage)];

        return terms;
    }

    static string TermOf(string word, Analyzer analyzer)
    {
        using var tokens = analyzer.GetTokenStream("text", word);
        tokens.Reset();
        var term = tokens.IncrementToken() ? tokens.GetAttribute<ICharTermAttribute>().ToString()! : "";
        tokens.End();
        return term;
    }
}
