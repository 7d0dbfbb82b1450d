using BenchmarkDotNet.Attributes;
using NewsBot.Vectors.InMemory;

namespace NewsBot.Benchmarks;

/// <summary>
/// The ten nearest of many random unit vectors, with and without a filter that accepts one in a hundred.
/// </summary>
[MemoryDiagnoser]
public class VectorSearchBenchmarks
{
    const int Top = 10, Topics = 100;

    InMemoryCollection<string, Entry> store = null!;
    LinqStore linq = null!;
    FlatStore floats = null!;
    float[] query = [];

    [Params(10_000, 100_000)]
    public int Records { get; set; }

    [Params(256, 384)]
    public int Dimensions { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        var entries = Entry.Random(Records, Dimensions, Topics, seed: 1);
        store = Entry.StoreAsync(entries, Dimensions).GetAwaiter().GetResult();
        linq = new(entries);
        floats = new(entries, Dimensions);
        query = Entry.UnitVector(new(2), Dimensions);
        if (!Agreement.Between(StoreFinds(), LinqFinds()) || !Agreement.Between(StoreFinds(), FloatsFind())
            || !Agreement.Between(StoreFindsOneTopic(), LinqFindsOneTopic()))
            throw new InvalidOperationException("The store and its baseline disagree.");
    }

    [Benchmark(Baseline = true, Description = "LINQ")]
    public object Linq() => LinqFinds();

    [Benchmark(Description = "floats, one core")]
    public object Floats() => FloatsFind();

    [Benchmark(Description = "store")]
    public object Store() => StoreFinds();

    [Benchmark(Description = "LINQ, 1 %")]
    public object LinqOneTopic() => LinqFindsOneTopic();

    [Benchmark(Description = "store, 1 %")]
    public object StoreOneTopic() => StoreFindsOneTopic();

    List<(string Key, double Score)> LinqFinds() => linq.Search(query, Top);

    List<(string Key, double Score)> FloatsFind() => floats.Search(query, Top);

    List<(string Key, double Score)> StoreFinds() => Entry.SearchAsync(store, query, Top).GetAwaiter().GetResult();

    List<(string Key, double Score)> LinqFindsOneTopic() => linq.Search(query, Top, topic: 7);

    List<(string Key, double Score)> StoreFindsOneTopic() =>
        Entry.SearchAsync(store, query, Top, topic: 7).GetAwaiter().GetResult();
}
