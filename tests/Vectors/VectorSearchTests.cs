using CsCheck;
using Microsoft.Extensions.VectorData;
using NewsBot.Vectors.InMemory;
using static NewsBot.Tests.Vectors.Stores;

namespace NewsBot.Tests.Vectors;

public class VectorSearchTests
{
    static readonly ReadOnlyMemory<float> East = new float[] { 1, 0, 0 };

    [Theory] // by hand: same (1,0,0), opposite (-1,0,0), across (0,-1,-1)
    [InlineData(DistanceFunction.CosineSimilarity, 1, -1, 0, "same across opposite")]
    [InlineData(DistanceFunction.CosineDistance, 0, 2, 1, "same across opposite")]
    [InlineData(DistanceFunction.DotProductSimilarity, 1, -1, 0, "same across opposite")]
    [InlineData(DistanceFunction.NegativeDotProductSimilarity, -1, 1, 0, "same across opposite")]
    [InlineData(DistanceFunction.EuclideanDistance, 0, 2, 1.7320508, "same across opposite")]
    [InlineData(DistanceFunction.EuclideanSquaredDistance, 0, 4, 3, "same across opposite")]
    [InlineData(DistanceFunction.ManhattanDistance, 0, 2, 3, "same opposite across")]
    [InlineData(DistanceFunction.HammingDistance, 0, 1, 3, "same opposite across")]
    [InlineData(null, 1, -1, 0, "same across opposite")]
    public async Task EveryDistanceFunctionScoresAndOrders(
        string? function, double same, double opposite, double across, string order)
    {
        var collection = await MeasuredAsync(function);

        var results = await collection.SearchAsync(East, 3, cancellationToken: Cancellation).ToListAsync(Cancellation);

        Assert.Equal(order.Split(' '), results.Select(result => (string)result.Record["Key"]!));
        var scores = results.ToDictionary(result => (string)result.Record["Key"]!, result => result.Score!.Value);
        Assert.Equal(same, scores["same"], 5);
        Assert.Equal(opposite, scores["opposite"], 5);
        Assert.Equal(across, scores["across"], 5);
    }

    [Theory]
    [InlineData(DistanceFunction.CosineSimilarity, 0, "same across")]
    [InlineData(DistanceFunction.CosineDistance, 1, "same across")]
    [InlineData(DistanceFunction.ManhattanDistance, 2, "same opposite")]
    [InlineData(DistanceFunction.DotProductSimilarity, 0.5, "same")]
    public async Task AThresholdIsTheWorstScoreThatIsStillFound(string function, double threshold, string found)
    {
        var collection = await MeasuredAsync(function);

        var results = await collection.SearchAsync(
            East, 3, new() { ScoreThreshold = threshold }, Cancellation).ToListAsync(Cancellation);

        Assert.Equal(found.Split(' '), results.Select(result => (string)result.Record["Key"]!));
    }

    [Fact]
    public async Task TheZeroVectorIsSimilarToNothing()
    {
        var items = await ItemsAsync(new Item { Key = "zero", Vector = new float[3] }, new Item
        {
            Key = "one",
            Vector = East
        });

        var byOne = await items.SearchAsync(East, 2, cancellationToken: Cancellation).ToListAsync(Cancellation);
        var byZero = await items.SearchAsync(new float[3], 2, cancellationToken: Cancellation).ToListAsync(
            Cancellation);

        Assert.Equal([1.0, 0.0], byOne.Select(result => result.Score!.Value));
        Assert.Equal([0.0, 0.0], byZero.Select(result => result.Score!.Value));
        Assert.Equal("zero", byZero[0].Record.Key);
    }

    [Theory]
    [InlineData(1e-25f)]
    [InlineData(1e25f)]
    public async Task VeryShortAndVeryLongVectorsKeepTheirDirection(float scale)
    {
        var items = await ItemsAsync(new Item { Key = "a", Vector = new[] { scale, scale, 0 } });

        var result = await items.SearchAsync(new[] { scale, 0, 0 }, 1, cancellationToken: Cancellation).SingleAsync(
            Cancellation);

        Assert.Equal(Math.Sqrt(0.5), result.Score!.Value, 3);
    }

    [Fact]
    public async Task EqualScoresComeInTheOrderOfInsertion()
    {
        var items = await ItemsAsync([.. "cabd".Select(c => new Item { Key = $"{c}", Vector = East })]);
        await items.UpsertAsync(new Item { Key = "a", Vector = new float[] { 2, 0, 0 } }, Cancellation);
        await items.DeleteAsync("c", Cancellation);

        Assert.Equal(["a", "b", "d"], await items.SearchAsync(East, 3, cancellationToken: Cancellation).KeysAsync());
        Assert.Equal(["a", "b"], await items.SearchAsync(East, 2, cancellationToken: Cancellation).KeysAsync());
    }

    [Fact]
    public async Task SkipPassesOverTheBest()
    {
        var items = await ItemsAsync([
            .. Enumerable.Range(0, 5).Select(i => new Item { Key = $"{i}", Vector = new float[] { 1, i, 0 } })]);

        Assert.Equal(["2", "3"], await items.SearchAsync(East, 2, new() { Skip = 2 }, Cancellation).KeysAsync());
        Assert.Equal(["4"], await items.SearchAsync(East, 9, new() { Skip = 4 }, Cancellation).KeysAsync());
        Assert.Empty(await items.SearchAsync(East, int.MaxValue, new() { Skip = int.MaxValue }, Cancellation)
            .KeysAsync());
    }

    [Fact]
    public async Task OnlyWhatTheFilterAcceptsIsFound()
    {
        var items = await ItemsAsync([.. Enumerable.Range(0, 5).Select(
            i => new Item { Key = $"{i}", Number = i, Vector = new float[] { 1, i, 0 } })]);

        Assert.Equal(["2", "3"], await items.SearchAsync(East, 2, new() { Filter = r => r.Number > 1 }, Cancellation)
            .KeysAsync());
    }

    [Fact]
    public async Task VectorsComeWithResultsOnlyWhenAskedFor()
    {
        var items = await ItemsAsync(new Item { Key = "a", Vector = East });

        Assert.Null((await items.SearchAsync(East, 1, cancellationToken: Cancellation).SingleAsync(Cancellation))
            .Record.Vector);
        Assert.NotNull((await items.SearchAsync(East, 1, new() { IncludeVectors = true }, Cancellation).SingleAsync(
            Cancellation)).Record.Vector);
    }

    [Fact]
    public async Task OneOfSeveralVectorPropertiesMustBeNamed()
    {
        using var collection = new InMemoryVectorStore().GetCollection<string, TwoVectors>("two");
        await collection.EnsureCollectionExistsAsync(Cancellation);
        await collection.UpsertAsync([new() { Key = "a", First = [1, 0], Second = [0, 1] }, new() {
            Key = "b", First = [0, 1], Second = [1, 0] }], Cancellation);

        var first = await collection.SearchAsync(
            new float[] { 1, 0 }, 1, new() { VectorProperty = r => r.First }, Cancellation).SingleAsync(Cancellation);
        var second = await collection.SearchAsync(
            new float[] { 1, 0 }, 1, new() { VectorProperty = r => r.Second }, Cancellation).SingleAsync(Cancellation);

        Assert.Equal(("a", "b"), (first.Record.Key, second.Record.Key));
        await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await collection.SearchAsync(new float[] { 1, 0 }, 1, cancellationToken: Cancellation)
                .ToListAsync(Cancellation));
    }

    [Fact]
    public Task SearchFindsWhatSortingEverythingFinds() =>
        Gen.Select(
            Gen.Select(Gen.Int[0, 40], Gen.Int[-2, 2].Array[3], Gen.Bool).Array[0, 120], Gen.Int[-2, 2].Array[3],
            Gen.Int[1, 12], Gen.Int[0, 4])
        .SampleAsync(async (changes, query, top, skip) =>
        {
            var items = await ItemsAsync();
            var reference = new List<(string Key, float[] Vector)>();
            foreach (var (number, vector, isDeletion) in changes)
            {
                var key = $"{number}";
                var place = reference.FindIndex(entry => entry.Key == key);
                var floats = Array.ConvertAll(vector, value => (float)value);
                if (isDeletion)
                {
                    await items.DeleteAsync(key, Cancellation);
                    if (place >= 0)
                        reference.RemoveAt(place);
                }
                else
                {
                    await items.UpsertAsync(new Item { Key = key, Vector = floats }, Cancellation);
                    if (place >= 0)
                        reference[place] = (key, floats);
                    else
                        reference.Add((key, floats));
                }
            }

            var asked = Array.ConvertAll(query, value => (float)value);
            var found = await items.SearchAsync(asked, top, new() { Skip = skip }, Cancellation).ToListAsync(
                Cancellation);

            var expected = reference.Select(entry => Math.Round(Cosine(entry.Vector, asked), 5))
                .OrderDescending().Skip(skip).Take(top).ToList();
            Assert.Equal(expected, found.Select(result => Math.Round(result.Score!.Value, 5)));
            Assert.All(found, result => Assert.Equal(
                Cosine(reference.Single(entry => entry.Key == result.Record.Key).Vector, asked), result.Score!.Value,
                    5));
            Assert.Equal(found.Count, found.DistinctBy(result => result.Record.Key).Count());
            Assert.Equal(
                reference.Select(entry => entry.Key),
                await items.GetAsync(r => true, 1000, cancellationToken: Cancellation).KeysAsync());
        }, iter: 300);

    [Fact]
    public async Task ThousandsOfRecordsAreSearchedAcrossSegments()
    {
        var random = new Random(7);
        var vectors = Enumerable.Range(0, 5000).Select(
            _ => new float[] { random.NextSingle(), random.NextSingle(), random.NextSingle() - 0.5f }).ToList();
        var items = await ItemsAsync([.. vectors.Select(
            (vector, i) => new Item { Key = $"{i}", Vector = i % 5 == 0 ? (ReadOnlyMemory<float>?)null : vector })]);
        await items.DeleteAsync(Enumerable.Range(0, 1000).Select(i => $"{i * 3}"), Cancellation);

        var found = await items.SearchAsync(East, 20, cancellationToken: Cancellation).KeysAsync();

        var expected = Enumerable.Range(0, 5000).Where(i => i % 5 != 0 && (i % 3 != 0 || i >= 3000))
            .OrderByDescending(i => Cosine(vectors[i], East.ToArray())).Take(20).Select(i => $"{i}");
        Assert.Equal(expected, found);
    }

    static double Cosine(float[] a, float[] b)
    {
        var dot = a.Zip(b, (x, y) => (double)x * y).Sum();
        var norms = Math.Sqrt(a.Sum(x => (double)x * x)) * Math.Sqrt(b.Sum(x => (double)x * x));
        return norms == 0 ? 0 : dot / norms;
    }

    static async Task<InMemoryCollection<object, Dictionary<string, object?>>> MeasuredAsync(string? function)
    {
        var collection = new InMemoryVectorStore().GetDynamicCollection("measured", new()
        {
            Properties =
            [
                new VectorStoreKeyProperty("Key", typeof(string)),
                new VectorStoreVectorProperty("Vector", typeof(float[]), 3) { DistanceFunction = function },
            ],
        });
        await collection.EnsureCollectionExistsAsync(Cancellation);
        await collection.UpsertAsync(
            [
                new Dictionary<string, object?> { ["Key"] = "across", ["Vector"] = new float[] { 0, -1, -1 } },
                new Dictionary<string, object?> { ["Key"] = "opposite", ["Vector"] = new float[] { -1, 0, 0 } },
                new Dictionary<string, object?> { ["Key"] = "same", ["Vector"] = new float[] { 1, 0, 0 } },
            ],
            Cancellation);
        return collection;
    }

    sealed class TwoVectors
    {
        [VectorStoreKey]
        public string Key { get; set; } = "";

        [VectorStoreVector(2)]
        public float[] First { get; set; } = [];

        [VectorStoreVector(2)]
        public float[] Second { get; set; } = [];
    }
}
