using System.Linq.Expressions;
using Microsoft.Extensions.VectorData;
using NewsBot.Vectors.InMemory;
using static NewsBot.Tests.Vectors.Stores;

namespace NewsBot.Tests.Vectors;

public class IndexedFilterTests
{
    const int Records = 9000;   // enough for the values of indexed properties to be kept

    static readonly int?[] SomeTopics = [3, 4, null];

    static readonly Expression<Func<Report, bool>>[] Filters =
    [
        r => r.Topic == 7,
        r => r.Topic != 7,
        r => r.Topic == null,
        r => r.Topic >= 5 && r.Topic < 9,
        r => SomeTopics.Contains(r.Topic),
        r => r.Topic == 7 && r.Outlet == "Herald",
        r => r.Topic == 7 || r.Outlet == "Herald",
        r => r.Topic == 7 && r.Number > 4000,
        r => r.Number % 3 == 0,
        r => r.Number % 300 == 0 && r.IsKnown,
        r => r.Outlet != null && r.Outlet.Length == 5,
        r => r.IsKnown && r.Outlet!.Length == 6,   // the length alone must not be asked for
        r => r.Id == "4711",
        r => r.Key == "4711",
        r => r.Topic == 7 && r.Topic == 8,
        r => !(r.IsKnown && r.Topic == 7),
        r => true,
    ];

    [Fact]
    public async Task AFilterAcceptsTheSameWhetherItsPropertiesAreIndexedOrNot()
    {
        var random = new Random(5);
        using var collection = new InMemoryVectorStore().GetCollection<string, Report>("reports");
        await collection.EnsureCollectionExistsAsync(Cancellation);
        var reports = Enumerable.Range(0, Records).Select(number => Random(random, $"{number}")).ToList();
        await collection.UpsertAsync(reports, Cancellation);
        await AssertFindsAsync(collection, reports);

        for (var change = 0; change < Records; change++)
        {
            var place = random.Next(reports.Count);
            if (change % 3 == 0)
            {
                await collection.DeleteAsync(reports[place].Key, Cancellation);
                reports.RemoveAt(place);
            }
            else
            {
                await collection.UpsertAsync(reports[place] = Random(random, reports[place].Key), Cancellation);
            }
        }

        await AssertFindsAsync(collection, reports);
    }

    [Fact] // one property has many values, then few, then many again
    public async Task ValuesMayBecomeMoreAndFewer()
    {
        var random = new Random(6);
        using var collection = new InMemoryVectorStore().GetCollection<string, Report>("reports");
        await collection.EnsureCollectionExistsAsync(Cancellation);
        var reports = Enumerable.Range(0, Records).Select(number => Random(random, $"{number}")).ToList();
        foreach (var topics in new[] { 100_000, 10, 100_000, 3, 1100, 2000 })
        {
            foreach (var report in reports)
                report.Topic = random.Next(topics);

            await collection.UpsertAsync(reports, Cancellation);

            await AssertFindsAsync(collection, reports);
        }
    }

    static async Task AssertFindsAsync(InMemoryCollection<string, Report> collection, List<Report> reports)
    {
        foreach (var filter in Filters)
        {
            var found = await collection.SearchAsync(
                new float[] { 1, 0, 0 }, 20, new() { Filter = filter }, Cancellation).ToListAsync(Cancellation);

            var accepts = filter.Compile();
            var expected = reports.Where(accepts).OrderByDescending(report => report.Vector[0])
                .Select(report => report.Key).Take(20);
            Assert.Equal(expected, found.Select(result => result.Record.Key));
        }
    }

    static Report Random(Random random, string key)
    {
        var angle = random.NextDouble() * Math.PI;
        return new()
        {
            Key = key,
            Id = key,
            Topic = random.Next(10) == 0 ? null : random.Next(50),
            Outlet = random.Next(4) switch { 0 => null, 1 => "Herald", 2 => "Times", _ => "Tribune" } is var outlet
                ? outlet : null,
            IsKnown = outlet is not null,
            Number = random.Next(8000),
            Vector = [(float)Math.Cos(angle), (float)Math.Sin(angle), 0],
        };
    }

    sealed class Report
    {
        [VectorStoreKey]
        public string Key { get; set; } = "";

        [VectorStoreData(IsIndexed = true)]
        public string Id { get; set; } = "";

        [VectorStoreData(IsIndexed = true)]
        public int? Topic { get; set; }

        [VectorStoreData(IsIndexed = true)]
        public string? Outlet { get; set; }

        [VectorStoreData(IsIndexed = true)]
        public bool IsKnown { get; set; }

        [VectorStoreData]
        public int Number { get; set; }

        [VectorStoreVector(3)]
        public float[] Vector { get; set; } = [];
    }
}
