using Microsoft.Extensions.VectorData;
using static NewsBot.Tests.Vectors.Stores;

namespace NewsBot.Tests.Vectors;

/// <summary>A vector whose components are finite has a right score, however long or short it is.</summary>
public class ExtremeVectorTests
{
    const int ManyRows = 2200;   // enough for codes to be searched

    static readonly float[][] Extremes =
    [
        [1e-40f, 0, 0], [1e-40f, -1e-40f, 0], [float.Epsilon, 0, 0], [float.Epsilon, float.Epsilon, -float.Epsilon],
        [1e30f, -1e30f, 0], [1e30f, 1e30f, 1], [float.MaxValue, float.MaxValue, float.MaxValue],
        [float.MaxValue, -float.MaxValue, 1], [float.MinValue, 0, float.Epsilon], [2e19f, 0, 0], [-2e19f, 1, 1e-40f],
        [1e-25f, 1e-25f, 0], [1e-10f, 1e10f, 1], [1, 1e-30f, 0], [1, 2e-30f, 0], [1.0000001e-15f, 0, 0], [1e-15f, 0, 0],
        [0, 1e-20f, 1], [0, 0, 0], [1, 2, 3], [-1, 0.5f, 0.25f], [3e18f, 4e18f, 0], [1e-19f, 1e-19f, 1e-19f],
    ];

    [Fact]
    public async Task TheScoresOfTheExamplesAreThoseComputedByHand()
    {
        await ScoresAsync(DistanceFunction.CosineSimilarity, [1e-40f, 0, 0], [1, 0, 0], 1);
        await ScoresAsync(DistanceFunction.CosineSimilarity, [1e-40f, 1e-40f, 0], [1e38f, 0, 0], Math.Sqrt(0.5));
        await ScoresAsync(DistanceFunction.CosineDistance, [-1e-40f, 0, 0], [1e-40f, 0, 0], 2);
        await ScoresAsync(DistanceFunction.DotProductSimilarity, [1e30f, -1e30f, 0], [1e30f, 1e30f, 1], 0);
        await ScoresAsync(DistanceFunction.DotProductSimilarity, [1e30f, 0, 0], [1e30f, 0, 0], 1e60);
        await ScoresAsync(DistanceFunction.NegativeDotProductSimilarity, [1e-30f, 0, 0], [1e-30f, 0, 0], -1e-60);
        await ScoresAsync(DistanceFunction.EuclideanDistance, [2e19f, 0, 0], [-2e19f, 0, 0], 4e19);
        await ScoresAsync(DistanceFunction.EuclideanDistance, [1, 2e-30f, 0], [1, 1e-30f, 0], 1e-30);
        await ScoresAsync(DistanceFunction.EuclideanSquaredDistance, [3e30f, 4e30f, 0], [0, 0, 0], 2.5e61);
        await ScoresAsync(DistanceFunction.ManhattanDistance, [3e38f, 0, 0], [-3e38f, 0, 0], 6e38);
    }

    [Theory]
    [InlineData(DistanceFunction.CosineSimilarity)]
    [InlineData(DistanceFunction.CosineDistance)]
    [InlineData(DistanceFunction.DotProductSimilarity)]
    [InlineData(DistanceFunction.NegativeDotProductSimilarity)]
    [InlineData(DistanceFunction.EuclideanDistance)]
    [InlineData(DistanceFunction.EuclideanSquaredDistance)]
    [InlineData(DistanceFunction.ManhattanDistance)]
    [InlineData(DistanceFunction.HammingDistance)]
    public async Task EveryExtremeIsFoundWithItsScore(string function)
    {
        var random = new Random(1);
        var vectors = Extremes.ToList();
        await AssertAsync();
        while (vectors.Count < ManyRows)
            vectors.Add([random.NextSingle() - 0.5f, random.NextSingle() - 0.5f, random.NextSingle() - 0.5f]);

        await AssertAsync();

        async Task AssertAsync()
        {
            using var collection = await FilledAsync(function, vectors);
            foreach (var query in Extremes)
            {
                var found = await collection.SearchAsync(query, vectors.Count, cancellationToken: Cancellation)
                    .Select(result => (Key: (int)result.Record["Key"]!, Score: result.Score!.Value))
                    .ToListAsync(Cancellation);

                Assert.Equal(vectors.Count, found.DistinctBy(hit => hit.Key).Count());
                Assert.All(found, hit => AssertClose(function, query, vectors[hit.Key], hit.Score));
                var scores = found.Select(hit => hit.Score);
                var isSimilarity = function.EndsWith("Similarity", StringComparison.Ordinal)
                    && function != DistanceFunction.NegativeDotProductSimilarity;
                Assert.Equal(isSimilarity ? scores.OrderDescending() : scores.Order(), scores);
                Assert.Equal(   // the first page, for which codes leave rows out, and a threshold
                    found.Take(9),
                    await collection.SearchAsync(query, 9, cancellationToken: Cancellation).Select(
                        result => ((int)result.Record["Key"]!, result.Score!.Value)).ToListAsync(Cancellation));
                Assert.Equal(
                    found.Count(hit => isSimilarity ? hit.Score >= found[12].Score : hit.Score <= found[12].Score),
                    await collection.SearchAsync(
                        query, vectors.Count, new() { ScoreThreshold = found[12].Score }, Cancellation)
                        .CountAsync(Cancellation));
            }
        }
    }

    static async Task ScoresAsync(string function, float[] vector, float[] query, double expected)
    {
        using var collection = await FilledAsync(function, [vector]);

        var found = await collection.SearchAsync(query, 1, cancellationToken: Cancellation).SingleAsync(Cancellation);

        Assert.InRange(Math.Abs(found.Score!.Value - expected), 0, 1e-5 * Math.Abs(expected));
    }

    static void AssertClose(string function, float[] query, float[] vector, double score)
    {
        var pairs = query.Zip(vector, (q, v) => (Q: (double)q, V: (double)v)).ToList();
        var product = pairs.Sum(pair => pair.Q * pair.V);
        var magnitude = pairs.Sum(pair => Math.Abs(pair.Q * pair.V));
        var lengths = Math.Sqrt(pairs.Sum(pair => pair.Q * pair.Q)) * Math.Sqrt(pairs.Sum(pair => pair.V * pair.V));
        var cosine = lengths == 0 ? 0 : product / lengths;
        var squares = pairs.Sum(pair => (pair.Q - pair.V) * (pair.Q - pair.V));
        var (expected, scale) = function switch
        {
            DistanceFunction.CosineSimilarity => (cosine, 1),
            DistanceFunction.CosineDistance => (1 - cosine, 1),
            DistanceFunction.DotProductSimilarity => (product, magnitude),
            DistanceFunction.NegativeDotProductSimilarity => (-product, magnitude),
            DistanceFunction.EuclideanDistance => (Math.Sqrt(squares), Math.Sqrt(squares)),
            DistanceFunction.EuclideanSquaredDistance => (squares, squares),
            DistanceFunction.ManhattanDistance =>
                (pairs.Sum(pair => Math.Abs(pair.Q - pair.V)), pairs.Sum(pair => Math.Abs(pair.Q - pair.V))),
            _ => (pairs.Count(pair => pair.Q != pair.V), 1),
        };
        Assert.InRange(Math.Abs(score - expected), 0, scale * 1e-6);
    }

    static async Task<VectorStoreCollection<object, Dictionary<string, object?>>> FilledAsync(
        string function, IReadOnlyList<float[]> vectors)
    {
        var collection = new NewsBot.Vectors.InMemory.InMemoryVectorStore().GetDynamicCollection("extremes", new()
        {
            Properties =
            [
                new VectorStoreKeyProperty("Key", typeof(int)),
                new VectorStoreVectorProperty("Vector", typeof(float[]), 3) { DistanceFunction = function },
            ],
        });
        await collection.EnsureCollectionExistsAsync(Cancellation);
        await collection.UpsertAsync(
            vectors.Select((vector, i) => new Dictionary<string, object?> { ["Key"] = i, ["Vector"] = vector }),
            Cancellation);
        return collection;
    }
}
