using CsCheck;
using Microsoft.Extensions.VectorData;
using NewsBot.Language;
using NewsBot.Tests.Support;
using NewsBot.Vectors;
using NewsBot.Vectors.InMemory;

namespace NewsBot.Tests.Vectors;

/// <summary>
/// Collections that are large enough for codes find what comparing every vector finds, to the last bit.
/// </summary>
public class CodedSearchTests
{
    const int Enough = 2100;   // records from which on codes are used, and some more

    static readonly int[] Shares = [1, 2, 50];   // a filter accepts one record in so many

    static readonly string[] Functions =
    [
        DistanceFunction.CosineSimilarity, DistanceFunction.CosineDistance, DistanceFunction.DotProductSimilarity,
        DistanceFunction.NegativeDotProductSimilarity, DistanceFunction.EuclideanDistance,
        DistanceFunction.EuclideanSquaredDistance, DistanceFunction.ManhattanDistance, DistanceFunction.HammingDistance,
    ];

    /// <summary>Kinds of vectors, each hard in its own way.</summary>
    static readonly Func<Random, int, float[]>[] Kinds =
    [
        Normal,
        (random, dimensions) => Fill(dimensions, _ => random.Next(-1, 2)),   // ties, zero vectors
        (random, dimensions) => Fill(dimensions, i => i % 7 == 0 ? 3 : -0.5f),                        // all equal
        (random, dimensions) => Fill(dimensions, _ => random.Next(9) == 0 ? Normal(random, 1)[0] : 0),   // sparse
        (random, dimensions) => Times(Normal(random, dimensions), MathF.Pow(10, random.Next(-3, 4))),
        (random, dimensions) => Times(Normal(random, dimensions), MathF.Pow(10, random.Next(-35, 18))),
        (random, dimensions) => Times(Normal(random, dimensions), MathF.Pow(10, random.Next(-45, 38))),
        (random, dimensions) => Fill(dimensions, i => 1 + random.NextSingle() * 1e-4f),               // all but equal
        (random, dimensions) => Fill(dimensions, i => i == 0 ? 1e6f : random.NextSingle()),           // one is all
    ];

    [Fact]
    public void WhatIsFoundIsWhatComparingEveryVectorFinds() =>
        Gen.Select(
            Gen.Int[0, Kinds.Length - 1], Gen.Int[1, 500], Gen.Int[0, Functions.Length - 1].Select(i => Functions[i]),
            Gen.Int[1, 60], Gen.Bool, Gen.Int)
        .Sample((kind, dimensions, function, top, hasThreshold, seed) =>
        {
            var random = new Random(seed);
            var (column, rows, count) = Changed(random, dimensions, Kinds[kind]);
            var distance = Distance.Named(function, "Vector");
            foreach (var share in Shares)
            {
                var query = new VectorQuery(0, Kinds[kind](random, dimensions), distance);
                if (hasThreshold)
                    query = query with { Threshold = Ranked(column, rows, count, query, 1)[5].Score };

                var best = new BestRows(top);
                column.Search(query, rows, count, share == 1 ? null : new(rows, Filter(share)), best);

                Assert.Equal(Ranked(column, rows, count, query, share).Take(top), Found(best, distance));
            }
        }, iter: 60);

    [Fact]
    public void OfRandomUnitVectorsTheTenNearestAreFound()
    {
        const int dimensions = 256;
        var random = new Random(1);
        var (column, rows) = Filled(Enumerable.Range(0, 20_000).Select(_ => Normal(random, dimensions)), dimensions);

        AssertFindsTheTenNearest(column, rows, Enumerable.Range(0, 100).Select(_ => Normal(random, dimensions)));
    }

    [Fact]
    public void OfEmbeddedTextsTheTenNearestAreFound()
    {
        var words = TextAnalyzer.Words(Repository.Read("src/Language/synonyms.txt"))
            .Select(term => term.Text).Distinct().ToArray();
        var random = new Random(2);
        var texts = Enumerable.Range(0, 4100).Select(
            _ => string.Join(' ', Enumerable.Range(0, random.Next(3, 40)).Select(
                _ => words[(int)(words.Length * Math.Pow(random.NextDouble(), 3))]))).ToList();
        var (column, rows) = Filled(texts.Take(4000).Select(HashedEmbedder.Embed), HashedEmbedder.Dimensions);

        Assert.True(words.Length > 200);
        AssertFindsTheTenNearest(column, rows, texts.Skip(4000).Select(HashedEmbedder.Embed));
    }

    [Fact] // 150 000 rows of 32 bytes are shared by all cores; with components of -1, 0 and 1 most ranks are ties
    public void SharingASearchChangesNothing()
    {
        var random = new Random(3);
        var (column, rows) = Filled(Enumerable.Range(0, 150_000).Select(_ => Kinds[1](random, 8)), 8);
        var query = new VectorQuery(0, Normal(random, 8), Distance.Named(null, "Vector"));
        foreach (var share in Shares)
        {
            var expected = Ranked(column, rows, rows.Length, query, share).Take(40).ToList();
            for (var turn = 0; turn < 20; turn++)
            {
                var best = new BestRows(40);
                column.Search(query, rows, rows.Length, share == 1 ? null : new(rows, Filter(share)), best);

                Assert.Equal(expected, Found(best, query.Distance));
            }
        }
    }

    [Fact]
    public void AFilterThatFailsFailsTheSearch()
    {
        var random = new Random(4);
        var (column, rows) = Filled(Enumerable.Range(0, 150_000).Select(_ => Normal(random, 8)), 8);
        var query = new VectorQuery(0, Normal(random, 8), Distance.Named(null, "Vector"));

        for (var turn = 0; turn < 20; turn++)
        {
            Assert.Throws<InvalidTimeZoneException>(
                () => column.Search(query, rows, rows.Length, new(rows, Failing), new(10)));
        }

        static bool Failing(StoredRecord record) =>
            record.Row == 140_000 ? throw new InvalidTimeZoneException() : false;
    }

    [Fact]
    public unsafe void EveryWidthOfRegistersGivesTheSameProducts() =>
        Gen.Select(Gen.SByte[-127, 127].Array[3 * 96], Gen.Short.Array[96]).Sample((codes, query) =>
        {
            var expected = Enumerable.Range(0, 3).Select(
                row => query.Select((value, i) => value * codes[row * 96 + i]).Sum()).ToArray();
            var products = new int[3];
            fixed (sbyte* c = codes)
            fixed (short* q = query)
            fixed (int* p = products)
            {
                CodeProduct.Multiply(c, q, 96, 3, p);
                Assert.Equal(expected, products);
                CodeProduct.Multiply128(c, q, 96, 3, p);
                Assert.Equal(expected, products);
                if (System.Runtime.Intrinsics.X86.Avx2.IsSupported)
                    CodeProduct.Multiply256(c, q, 96, 3, p);

                Assert.Equal(expected, products);
            }
        }, iter: 200);

    static void AssertFindsTheTenNearest(VectorColumn column, StoredRecord[] rows, IEnumerable<float[]> queries)
    {
        var asked = 0;
        foreach (var vector in queries)
        {
            var query = new VectorQuery(0, vector, Distance.Named(null, "Vector"));
            var best = new BestRows(10);
            column.Search(query, rows, rows.Length, null, best);

            Assert.Equal(Ranked(column, rows, rows.Length, query, 1).Take(10), Found(best, query.Distance));
            asked++;
        }

        Assert.Equal(100, asked);
    }

    static Func<StoredRecord, bool> Filter(int share) => record => (int)record.Key % share == 0;

    static (VectorColumn Column, StoredRecord[] Rows) Filled(IEnumerable<float[]> vectors, int dimensions)
    {
        var column = new VectorColumn("Vector", dimensions);
        var rows = new List<StoredRecord>();
        foreach (var vector in vectors)
        {
            column.Set(rows.Count, vector);
            rows.Add(new(rows.Count, [], rows.Count, rows.Count));
        }

        return (column, [.. rows]);
    }

    /// <summary>A column after insertions, updates, deletions, and records without a vector.</summary>
    static (VectorColumn Column, StoredRecord[] Rows, int Count) Changed(
        Random random, int dimensions, Func<Random, int, float[]> vector)
    {
        var column = new VectorColumn("Vector", dimensions);
        var rows = new StoredRecord[Enough + 200];
        var (count, sequence) = (0, 0);
        while (count < Enough + 100)
        {
            var row = count > 10 && random.Next(5) == 0 ? random.Next(count) : count++;
            rows[row] ??= new(sequence, [], sequence++, row);
            if (random.Next(20) == 0)
                column.Clear(row);
            else
                column.Set(row, vector(random, dimensions));

            if (count > 100 && random.Next(10) == 0)
            {
                var gone = random.Next(--count);
                (rows[gone], rows[count]) = (rows[count], null!);
                rows[gone].Row = gone;
                column.Move(count, gone);
            }
        }

        return (column, rows, count);
    }

    static List<(int Row, double Score)> Ranked(
        VectorColumn column, StoredRecord[] rows, int count, VectorQuery query, int share)
    {
        var prepared = query.Distance.Query(query.Vector);
        var accepts = Filter(share);
        var least = query.Threshold is { } threshold ? query.Distance.RankOf(threshold) : double.NegativeInfinity;
        return
        [
            .. Enumerable.Range(0, count).Where(row => column.Has(row) && accepts(rows[row]))
                .Select(row => (Row: row, Score: query.Distance.Score(
                    prepared, column.Vector(row), column.InverseNorm(row))))
                .Where(entry => query.Distance.RankOf(entry.Score) >= least)
                .OrderByDescending(entry => query.Distance.RankOf(entry.Score))
                .ThenBy(entry => rows[entry.Row].Sequence)
        ];
    }

    static List<(int Row, double Score)> Found(BestRows best, Distance distance)
    {
        best.Sort();
        return [.. Enumerable.Range(0, best.Count).Select(
            place => (best.Row(place), distance.RankOf(best.Rank(place))))];
    }

    static float[] Normal(Random random, int dimensions) => Fill(dimensions, _ => (float)(
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())));

    static float[] Fill(int dimensions, Func<int, float> component) =>
        [.. Enumerable.Range(0, dimensions).Select(component)];

    static float[] Times(float[] vector, float factor) => Array.ConvertAll(vector, component => component * factor);
}
