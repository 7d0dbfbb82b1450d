using Microsoft.Extensions.VectorData;
using NewsBot.Vectors.InMemory;

namespace NewsBot.Benchmarks.Keywords;

/// <summary>The passages in a collection, searched as any caller would.</summary>
sealed class PassageStore : IDisposable
{
    const int Batch = 1000;

    readonly InMemoryCollection<object, Dictionary<string, object?>> collection;

    public PassageStore(string[] passages, bool isSearchable)
    {
        collection = new("passages", new()
        {
            Definition = new()
            {
                Properties =
                [
                    new VectorStoreKeyProperty("Key", typeof(int)),
                    new VectorStoreDataProperty("Text", typeof(string)) { IsFullTextIndexed = isSearchable },
                ],
            },
        });
        collection.EnsureCollectionExistsAsync().GetAwaiter().GetResult();
        for (var start = 0; start < passages.Length; start += Batch)
            collection.UpsertAsync(Records(passages, start)).GetAwaiter().GetResult();
    }

    public async Task<(int Passage, double Score)[]> SearchAsync(string[] terms, int top)
    {
        var found = new List<(int, double)>();
        await foreach (var hit in collection.SearchKeywordsAsync(string.Join(' ', terms), top))
            found.Add(((int)hit.Record["Key"]!, hit.Score!.Value));

        return [.. found];
    }

    public void Dispose() => collection.Dispose();

    static IEnumerable<Dictionary<string, object?>> Records(string[] passages, int start) =>
        Enumerable.Range(start, Math.Min(Batch, passages.Length - start)).Select(
            i => new Dictionary<string, object?> { ["Key"] = i, ["Text"] = passages[i] });
}
