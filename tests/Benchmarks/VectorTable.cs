using System.Diagnostics;
using System.Globalization;
using NewsBot.Vectors.InMemory;

namespace NewsBot.Benchmarks;

/// <summary>The vector store beside its baselines, all measured by turns in one run, as a table in Markdown.</summary>
static class VectorTable
{
    const int Top = 10, Topics = 100, Queries = 40;
    const int MostRounds = 200;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);   // for one line of the table, warm-up apart

    static readonly LatencyPlot Plot = new("Ten nearest of random unit vectors, 384 dimensions, one query");

    /// <param name="arguments">
    /// Sizes such as "100kx256", none for all; a file whose name ends in ".svg", for the plot.
    /// </param>
    public static async Task<int> PrintAsync(string[] arguments)
    {
        var sizes = arguments.Where(a => !a.EndsWith(".svg", StringComparison.Ordinal)).ToArray();
        Console.WriteLine(
            "| records | LINQ ms | floats ms | store ms | LINQ 1 % ms | store 1 % ms | read, 1 core | read, 2 cores " +
            "| LINQ / store | LINQ / store, 1 % | 1 % / all | store / read, 1 core | store / read, 2 cores " +
            "| bytes a record | overhead | KB a query |");
        Console.WriteLine("|" + string.Concat(Enumerable.Repeat(" ---: |", 16)));
        var agreed = true;
        foreach (var count in new[] { 10_000, 100_000, 1_000_000 })
        {
            foreach (var dimensions in new[] { 256, 384 })
            {
                var size = $"{count / 1000}k x {dimensions}";
                if (sizes.Length == 0 || sizes.Contains(size.Replace(" ", "", StringComparison.Ordinal)))
                    agreed &= await PrintAsync(size, count, dimensions);
            }
        }

        if (arguments.Except(sizes).FirstOrDefault() is { } plot)
            Plot.Write(plot);
        return agreed ? 0 : 1;
    }

    static async Task<bool> PrintAsync(string size, int count, int dimensions)
    {
        var entries = Entry.Random(count, dimensions, Topics, seed: count + dimensions);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var store = await Entry.StoreAsync(entries, dimensions);
        var blockRows = new CodedVectors(dimensions).BlockRows;
        var bytes = (double)(GC.GetTotalMemory(forceFullCollection: true) - before) / count
            + (count + blockRows - 1) / blockRows * (double)(2 << 20) / count;

        var linq = new LinqStore(entries);
        var floats = new FlatStore(entries, dimensions);
        var reading = new Bandwidth((long)count * dimensions);
        var random = new Random(1);
        var queries = Enumerable.Range(0, Queries).Select(_ => Entry.UnitVector(random, dimensions)).ToArray();

        var agreed = true;
        foreach (var query in queries.Take(5))
        {
            agreed &= Agreement.Between(await Entry.SearchAsync(store, query, Top), linq.Search(query, Top));
            agreed &= Agreement.Between(await Entry.SearchAsync(store, query, Top), floats.Search(query, Top));
            var ofTopic = await Entry.SearchAsync(store, query, Top, topic: 7);
            agreed &= Agreement.Between(ofTopic, linq.Search(query, Top, 7));
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++)
            Entry.SearchAsync(store, queries[i], Top).GetAwaiter().GetResult();

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        var milliseconds = Measure(
            queries,
            query => linq.Search(query, Top),
            query => floats.Search(query, Top),
            query => Entry.SearchAsync(store, query, Top).GetAwaiter().GetResult(),
            query => linq.Search(query, Top, topic: 7),
            query => Entry.SearchAsync(store, query, Top, topic: 7).GetAwaiter().GetResult(),
            _ => reading.OneThread(),
            _ => reading.TwoThreads());
        var (all, one) = (milliseconds[2], milliseconds[4]);

        // A key of 12 letters is an object of 48 bytes, a topic one of 24.
        var overhead = (bytes - 4.0 * dimensions - 48 - 24) / (4.0 * dimensions);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {size} | {string.Join(" | ", milliseconds.Select(Short))} | {milliseconds[0] / all:0.0} " +
            $"| {milliseconds[3] / one:0.0} | {one / all:0.00} | {all / milliseconds[5]:0.00} " +
            $"| {all / milliseconds[6]:0.00} | {bytes:0} | {overhead:0.00} | {allocated / 10240.0:0.0} |"));
        if (dimensions == 384)
        {
            Plot.Add("LINQ scan", count, milliseconds[0]);
            Plot.Add("float scan", count, milliseconds[1]);
            Plot.Add("store", count, all);
            Plot.Add("store, filter of 1 %", count, one);
        }

        if (!agreed)
            Console.WriteLine($"{size}: THE STORE AND ITS BASELINE DISAGREE");

        return agreed;
    }

    /// <summary>The medians; every round runs each once, so that a noisy neighbour disturbs all alike.</summary>
    static double[] Measure(float[][] queries, params Action<float[]>[] searches)
    {
        for (var warmUp = Stopwatch.StartNew(); warmUp.Elapsed < Patience / 8;)
        {
            foreach (var search in searches[1..])
                search(queries[0]);
        }

        var times = searches.Select(_ => new List<double>()).ToArray();
        var patience = Stopwatch.StartNew();
        for (var round = 0; round < MostRounds && (round < 5 || patience.Elapsed < Patience); round++)
        {
            for (var i = 0; i < searches.Length; i++)
            {
                // What is fast is asked three times, since the first finds the cache full of something else.
                for (var (turn, spent) = (0, 0.0); turn < 3 && spent < 50; turn++)
                {
                    var start = Stopwatch.GetTimestamp();
                    searches[i](queries[(round + turn) % queries.Length]);
                    spent += Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                    times[i].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
            }
        }

        return [.. times.Select(some => some.Order().ElementAt(some.Count / 2))];
    }

    static string Short(double value) => value.ToString(value < 10 ? "0.00" : "0.0", CultureInfo.InvariantCulture);
}
