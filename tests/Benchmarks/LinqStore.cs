using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Numerics.Tensors;

namespace NewsBot.Benchmarks;

/// <summary>The baseline: a scan in the style of Microsoft's in-memory provider.</summary>
/// <remarks>
/// A concurrent dictionary of wrapped records, a filter compiled for every query, a boxed vector and a nullable score
/// for every record, and all scores sorted.
/// </remarks>
sealed class LinqStore
{
    readonly ConcurrentDictionary<object, object> records = new();

    public LinqStore(IEnumerable<Entry> entries)
    {
        foreach (var entry in entries)
            records[entry.Key] = new Wrapped(entry, []);
    }

    public List<(string Key, double Score)> Search(float[] query, int top, int? topic = null)
    {
        var input = new ReadOnlyMemory<float>(query);
        var all = records.Values.Cast<Wrapped>();
        if (topic is { } wanted)
        {
            Expression<Func<Wrapped, bool>> filter = wrapped => wrapped.Record.Topic == wanted;
            all = all.AsQueryable().Where(filter);
        }

        return
        [
            .. all.Select(wrapped => (wrapped.Record, Score: Compare(input, VectorOf(wrapped))))
                .Where(result => result.Score.HasValue)
                .Select(result => (result.Record, Score: result.Score!.Value))
                .OrderByDescending(result => result.Score)
                .Skip(0)
                .Take(top)
                .Select(result => (result.Record.Key, (double)result.Score))
        ];
    }

    static object VectorOf(Wrapped wrapped) => wrapped.Record.Vector;

    static float? Compare(ReadOnlyMemory<float> query, object vector) =>
        vector is ReadOnlyMemory<float> floats ? TensorPrimitives.CosineSimilarity(query.Span, floats.Span) : null;

    sealed record Wrapped(Entry Record, Dictionary<object, object> GeneratedVectors);
}
