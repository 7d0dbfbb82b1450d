using System.Linq.Expressions;
using System.Numerics.Tensors;

namespace NewsBot.Benchmarks;

/// <summary>The baseline: a dictionary of objects, searched the way in-memory providers usually do it.</summary>
sealed class LinqStore(IEnumerable<Entry> entries)
{
    readonly Dictionary<object, object> records = entries.ToDictionary(entry => (object)entry.Key, entry => (object)entry);

    public List<(string Key, double Score)> Search(float[] query, int top, int? topic = null)
    {
        var found = records.Values.Cast<Entry>();
        if (topic is { } wanted)
        {
            Expression<Func<Entry, bool>> filter = entry => entry.Topic == wanted;
            found = found.Where(filter.Compile());
        }

        return
        [
            .. found.Select(entry => (entry.Key, Score: (double)TensorPrimitives.CosineSimilarity(query, entry.Vector.Span)))
                .OrderByDescending(result => result.Score)
                .Take(top)
        ];
    }
}
