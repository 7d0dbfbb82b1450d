using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.VectorData;
using NewsBot.Vectors.InMemory;

namespace NewsBot.Benchmarks;

/// <summary>Hybrid search beside its two halves and their fusion done from outside, as a table in Markdown.</summary>
static class HybridTable
{
    const int Top = 10, WordsInText = 40, Vocabulary = 30_000, Queries = 50, Terms = 6;

    public static async Task<int> PrintAsync(string[] sizes)
    {
        Console.WriteLine("| records | vectors ms | keywords ms | hybrid ms | both halves and fusion ms | ratio |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: |");
        var agreed = true;
        foreach (var count in new[] { 10_000, 100_000, 1_000_000 })
            foreach (var dimensions in new[] { 256, 384 })
            {
                var size = $"{count / 1000}k x {dimensions}";
                if (sizes.Length == 0 || sizes.Contains(size.Replace(" ", "", StringComparison.Ordinal)))
                    agreed &= await PrintAsync(size, count, dimensions);
            }

        return agreed ? 0 : 1;
    }

    static async Task<bool> PrintAsync(string size, int count, int dimensions)
    {
        var random = new Random(count + dimensions);
        var store = await StoreAsync(random, count, dimensions);
        var queries = Enumerable.Range(0, Queries)
            .Select(_ => (Vector: Entry.UnitVector(random, dimensions), Words: Words(random, Terms).ToArray()))
            .ToArray();
        List<double> vectors = [], keywords = [], hybrid = [], outside = [];
        var agreed = true;
        for (var round = -1; round < 5; round++)
            foreach (var (vector, words) in queries)
            {
                var (vectorMs, _) = await TimeAsync(() => VectorsAsync(store, vector, Top));
                var (keywordMs, _) = await TimeAsync(() => KeywordsAsync(store, words, Top));
                var (hybridMs, found) = await TimeAsync(() => HybridAsync(store, vector, words));
                var (outsideMs, expected) = await TimeAsync(() => FromOutsideAsync(store, vector, words));
                agreed &= found.SequenceEqual(expected);
                if (round < 0)
                    continue; // warm-up
                vectors.Add(vectorMs);
                keywords.Add(keywordMs);
                hybrid.Add(hybridMs);
                outside.Add(outsideMs);
            }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {size} | {Median(vectors):0.000} | {Median(keywords):0.000} | {Median(hybrid):0.000} " +
            $"| {Median(outside):0.000} | {Median(hybrid) / Median(outside):0.00} |"));
        if (!agreed)
            Console.WriteLine($"{size}: HYBRID SEARCH AND ITS HALVES DISAGREE");
        return agreed;
    }

    static async Task<InMemoryCollection<string, Note>> StoreAsync(Random random, int count, int dimensions)
    {
        var store = new InMemoryVectorStore().GetCollection<string, Note>("notes", new VectorStoreCollectionDefinition
        {
            Properties =
            [
                new VectorStoreKeyProperty(nameof(Note.Key), typeof(string)),
                new VectorStoreDataProperty(nameof(Note.Text), typeof(string)) { IsFullTextIndexed = true },
                new VectorStoreVectorProperty(nameof(Note.Vector), typeof(ReadOnlyMemory<float>), dimensions),
            ],
        });
        await store.EnsureCollectionExistsAsync();
        foreach (var batch in Enumerable.Range(0, count).Chunk(1000))
            await store.UpsertAsync(batch.Select(n => new Note
            {
                Key = $"note-{n:000000}",
                Text = string.Join(' ', Words(random, WordsInText)),
                Vector = Entry.UnitVector(random, dimensions),
            }).ToList());
        return store;
    }

    /// <summary>By Zipf's law: word n is drawn about 1/n as often as the first.</summary>
    static IEnumerable<string> Words(Random random, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var rank = (int)Math.Pow(Vocabulary, random.NextDouble());
            yield return string.Create(CultureInfo.InvariantCulture, $"w{rank}x");
        }
    }

    static async Task<List<string>> VectorsAsync(InMemoryCollection<string, Note> store, float[] vector, int top) =>
        await store.SearchAsync(vector, top).Select(hit => hit.Record.Key).ToListAsync();

    static async Task<List<string>> KeywordsAsync(InMemoryCollection<string, Note> store, string[] words, int top) =>
        await store.SearchKeywordsAsync(string.Join(' ', words), top, null, default)
            .Select(hit => hit.Record.Key).ToListAsync();

    static async Task<List<string>> HybridAsync(
        InMemoryCollection<string, Note> store, float[] vector, string[] words) =>
        await store.HybridSearchAsync(vector, words, Top).Select(hit => hit.Record.Key).ToListAsync();

    /// <summary>Reciprocal rank fusion of as many of each as the store itself takes.</summary>
    static async Task<List<string>> FromOutsideAsync(
        InMemoryCollection<string, Note> store, float[] vector, string[] words)
    {
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        List<string>[] rankings =
        [
            await VectorsAsync(store, vector, HybridCandidates), await KeywordsAsync(store, words, HybridCandidates),
        ];
        foreach (var ranking in rankings)
            for (var rank = 0; rank < ranking.Count; rank++)
                scores[ranking[rank]] = scores.GetValueOrDefault(ranking[rank]) + 1.0 / (60 + rank + 1);
        return [.. scores.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Take(Top).Select(pair => pair.Key)];
    }

    const int HybridCandidates = 100;

    static async Task<(double Milliseconds, List<string> Found)> TimeAsync(Func<Task<List<string>>> search)
    {
        var start = Stopwatch.GetTimestamp();
        var found = await search();
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, found);
    }

    static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    sealed class Note
    {
        public string Key { get; set; } = "";

        public string Text { get; set; } = "";

        public ReadOnlyMemory<float> Vector { get; set; }
    }
}
