using System.Numerics.Tensors;
using NewsBot.Vectors.InMemory;

namespace NewsBot.Benchmarks;

/// <summary>The baseline for one core: vectors one after the other in memory, and a product for each.</summary>
sealed class FlatStore(Entry[] entries, int dimensions)
{
    readonly float[][] segments =
    [
        .. entries.Chunk(4096).Select(some => some.SelectMany(entry => entry.Vector.ToArray()).ToArray())
    ];

    /// <summary>By cosine, since all vectors have the length 1.</summary>
    public List<(string Key, double Score)> Search(float[] query, int top)
    {
        var best = new BestRows(top);
        var row = 0;
        foreach (var segment in segments)
        {
            for (var start = 0; start < segment.Length; start += dimensions, row++)
            {
                var score = TensorPrimitives.Dot(query, segment.AsSpan(start, dimensions));
                if (best.Wants(score))
                    best.Offer(score, row, row);
            }
        }

        best.Sort();
        return [.. Enumerable.Range(0, best.Count).Select(place => (entries[best.Row(place)].Key, best.Rank(place)))];
    }
}
