using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;
using NewsBot.Vectors.InMemory;

namespace NewsBot.Tests.Vectors;

/// <summary>A record with one of everything that a filter can compare.</summary>
sealed class Item
{
    [VectorStoreKey]
    public string Key { get; set; } = "";

    [VectorStoreData]
    public int Number { get; set; }

    [VectorStoreData]
    public int? Maybe { get; set; }

    [VectorStoreData]
    public bool Flag { get; set; }

    [VectorStoreData(StorageName = "words")]
    public string? Words { get; set; }

    [VectorStoreData]
    public string[]? Tags { get; set; }

    [VectorStoreData]
    public List<int>? Numbers { get; set; }

    [VectorStoreData]
    public DateTimeOffset When { get; set; }

    [VectorStoreVector(3)]
    public ReadOnlyMemory<float>? Vector { get; set; }
}

/// <summary>A record with two texts.</summary>
sealed class Note
{
    [VectorStoreKey]
    public string Key { get; set; } = "";

    [VectorStoreData(IsFullTextIndexed = true)]
    public string? Title { get; set; }

    [VectorStoreData(IsFullTextIndexed = true)]
    public string? Body { get; set; }

    [VectorStoreVector(2)]
    public float[]? Vector { get; set; }
}

static class Stores
{
    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<InMemoryCollection<string, Item>> ItemsAsync(params Item[] items)
    {
        var collection = new InMemoryVectorStore().GetCollection<string, Item>("items");
        await collection.EnsureCollectionExistsAsync(Cancellation);
        await collection.UpsertAsync(items, Cancellation);
        return collection;
    }

    public static async Task<InMemoryCollection<string, Note>> NotesAsync(params Note[] notes)
    {
        var collection = new InMemoryVectorStore().GetCollection<string, Note>("notes");
        await collection.EnsureCollectionExistsAsync(Cancellation);
        await collection.UpsertAsync(notes, Cancellation);
        return collection;
    }

    public static async Task<List<string>> KeysAsync(this IAsyncEnumerable<VectorSearchResult<Item>> results) =>
        await results.Select(result => result.Record.Key).ToListAsync(Cancellation);

    public static async Task<List<string>> KeysAsync(this IAsyncEnumerable<VectorSearchResult<Note>> results) =>
        await results.Select(result => result.Record.Key).ToListAsync(Cancellation);

    public static async Task<List<string>> KeysAsync(this IAsyncEnumerable<Item> records) =>
        await records.Select(record => record.Key).ToListAsync(Cancellation);

    public static async Task<List<string>> KeysAsync(this IAsyncEnumerable<Note> records) =>
        await records.Select(record => record.Key).ToListAsync(Cancellation);
}

/// <summary>A generator that gives every text the vector [its length, mark, 0] and counts its calls.</summary>
sealed class LengthEmbedder(float mark = 0) : IEmbeddingGenerator<string, Embedding<float>>
{
    public int Calls { get; private set; }

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null,
            CancellationToken cancellationToken = default)
    {
        Calls++;
        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(
            values.Select(value => new Embedding<float>(new float[] { value.Length, mark, 0 }))));
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
