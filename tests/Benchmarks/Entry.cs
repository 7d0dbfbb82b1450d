using Microsoft.Extensions.VectorData;
using NewsBot.Vectors.InMemory;

namespace NewsBot.Benchmarks;

/// <summary>A record as small as records get: what is left of the bytes is the store.</summary>
sealed class Entry
{
    [VectorStoreKey]
    public string Key { get; set; } = "";

    [VectorStoreData(IsIndexed = true)]
    public int Topic { get; set; }

    [VectorStoreVector(1)]
    public ReadOnlyMemory<float> Vector { get; set; }

    /// <summary>Random unit vectors: the same for the same seed.</summary>
    public static Entry[] Random(int count, int dimensions, int topics, int seed)
    {
        var random = new Random(seed);
        var entries = new Entry[count];
        for (var i = 0; i < count; i++)
        {
            entries[i] = new()
            {
                Key = $"entry-{i:000000}",
                Topic = random.Next(topics),
                Vector = UnitVector(random, dimensions),
            };
        }

        return entries;
    }

    public static float[] UnitVector(Random random, int dimensions)
    {
        var vector = new float[dimensions];
        for (var i = 0; i < dimensions; i += 2)
        {
            // Box and Muller: two normal numbers from two even ones.
            var length = MathF.Sqrt(-2 * MathF.Log(1 - random.NextSingle()));
            var (sine, cosine) = MathF.SinCos(2 * MathF.PI * random.NextSingle());
            vector[i] = length * sine;
            if (i + 1 < dimensions)
                vector[i + 1] = length * cosine;
        }

        var norm = System.Numerics.Tensors.TensorPrimitives.Norm<float>(vector);
        System.Numerics.Tensors.TensorPrimitives.Divide(vector, norm, vector);
        return vector;
    }

    public static async Task<InMemoryCollection<string, Entry>> StoreAsync(Entry[] entries, int dimensions)
    {
        var definition = new VectorStoreCollectionDefinition
        {
            Properties =
            [
                new VectorStoreKeyProperty(nameof(Key), typeof(string)),
                new VectorStoreDataProperty(nameof(Topic), typeof(int)) { IsIndexed = true },
                new VectorStoreVectorProperty(nameof(Vector), typeof(ReadOnlyMemory<float>), dimensions),
            ],
        };
        var collection = new InMemoryVectorStore().GetCollection<string, Entry>("entries", definition);
        await collection.EnsureCollectionExistsAsync();
        foreach (var batch in entries.Chunk(1000))
            await collection.UpsertAsync(batch);

        return collection;
    }

    public static async Task<List<(string Key, double Score)>> SearchAsync(
        InMemoryCollection<string, Entry> collection, float[] query, int top, int? topic = null)
    {
        var options = new VectorSearchOptions<Entry>();
        if (topic is { } wanted)
            options.Filter = entry => entry.Topic == wanted;

        var found = new List<(string, double)>(top);
        await foreach (var result in collection.SearchAsync(query, top, options))
            found.Add((result.Record.Key, result.Score!.Value));

        return found;
    }
}
