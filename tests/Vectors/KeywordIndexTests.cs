using CsCheck;
using NewsBot.Language;
using NewsBot.Vectors.InMemory;

namespace NewsBot.Tests.Vectors;

/// <summary>Packed postings, searched by bounds, against an index that reads through all of them in its tail.</summary>
public class KeywordIndexTests
{
    const int Fields = 3;

    [Fact] // a tail of a few postings: nearly everything is packed, and packed again at nearly every change
    public void HoweverPostingsLieTheBestAreTheSameToTheLastBit() =>
        Gen.Select(Gen.Int[0, 40], Text(12), Text(12), Text(3), Gen.Int[0, 4]).Array[0, 120]
            .Select(Gen.Int[1, 60], Query)
            .Sample((changes, tail, query) =>
            {
                var packed = new Index(new(tail, tail));
                foreach (var (key, title, body, source, kind) in changes)
                    packed.Change(key, kind == 0 ? null : [title, body, source]);

                Assert.Equal(packed.AsNew().Find(query, 5), packed.Find(query, 5));
            }, iter: 1000);

    [Fact] // several windows and blocks, several sweeps, other parameters than those that block maxima were taken for
    public void InALargeIndexToo() =>
        Gen.Select(Gen.Int[0, 1_000_000], Query.Array[12]).Sample((seed, queries) =>
        {
            var random = new Random(seed);
            var packed = new Index(new(400, 100));
            for (var i = 0; i < 6000; i++)
            {
                var (title, body) = (Words(random, 1, 4), Words(random, 5, i < 3000 ? 30 : 60));
                var source = random.Next(3) == 0 ? Words(random, 1, 3) : null;
                packed.Change(random.Next(3500), random.Next(5) == 0 ? null : [title, body, source]);
            }

            var fresh = packed.AsNew();
            var found = 0;
            foreach (var query in queries)
            {
                var expected = fresh.Find(query, 10);
                found += expected.Count;
                Assert.Equal(expected, packed.Find(query, 10));
                Assert.Equal(fresh.Find(query, 10, row => row % 7 == 0), packed.Find(query, 10, row => row % 7 == 0));
                Assert.Equal(fresh.Find(query, 2000), packed.Find(query, 2000));
            }

            Assert.True(found > 0);
        }, iter: 12, threads: 1);

    [Fact]
    public void AFieldThatIsOpenedLaterIsIndexedFromTheStart()
    {
        var index = new KeywordIndex(4, 4);
        index.OpenField(0, []);
        var records = Enumerable.Range(0, 20).Select(
            row => new StoredRecord(row, ["kim rain", $"n{row}x sun"], row, row)).ToArray();
        foreach (var record in records)
        {
            index.Add(record, index.Read([new(record.Key, record.Fields, [])]), 0);
            index.Settle();
        }

        Assert.Equal(1, index.OpenField(1, records));

        var best = new BestRows(5);
        index.Search(new(TextAnalyzer.QueryTerms("n17x"), [1, 1], 1.2, 0.75), null, best);
        Assert.Equal((1, 17), (best.Count, best.Row(0)));
    }

    [Fact]
    public void TextsReadBeforeAFieldWasOpenedAreReadAgain()
    {
        var index = new KeywordIndex();
        index.OpenField(0, []);
        var batch = index.Read([new("a", ["kim", "rain"], [])]);
        index.OpenField(1, []);

        index.Add(new StoredRecord("a", ["kim", "rain"], 0, 0), batch, 0);

        var best = new BestRows(5);
        index.Search(new(TextAnalyzer.QueryTerms("rain"), [1, 1], 1.2, 0.75), null, best);
        Assert.Equal(1, best.Count);
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(5), InlineData(31)]
    public void ANumberIsReadAsItWasWritten(int width)
    {
        var words = new uint[300];
        var numbers = Enumerable.Range(0, 200).Select(i => (int)((i * 2654435761L) & Postings.Mask(width))).ToArray();

        for (var i = 0; i < numbers.Length; i++)
            Postings.Write(words, 3, i * width, numbers[i]);

        Assert.Equal(numbers, numbers.Select((_, i) => Postings.Read(words, 3, i * width, Postings.Mask(width))));
    }

    static readonly string[] Vocabulary = [.. Enumerable.Range(0, 60).Select(i => $"w{i}x")];

    static Gen<string?> Text(int most) =>
        Gen.Int[0, 12].Array[0, most].Select(words => words.Length == 0 ? null : Join(words));

    static Gen<KeywordQuery> Query => Gen.Select(
        Gen.Int[0, 59].Array[1, 9], Gen.OneOf(Gen.Const(0.0), Gen.Const(1.0), Gen.Double[0.1, 5]).Array[1, Fields],
        Gen.OneOf(Gen.Const(1.2), Gen.Double[0, 4]),
        Gen.OneOf(Gen.Const(0.75), Gen.Const(0.0), Gen.Const(1.0), Gen.Double[0, 1]))
        .Select((words, weights, k1, b) => new KeywordQuery(TextAnalyzer.QueryTerms(Join(words)), weights, k1, b));

    static string Join(IEnumerable<int> words) => string.Join(' ', words.Select(word => Vocabulary[word]));

    // The power makes the first words common and the last ones rare.
    static string Words(Random random, int fewest, int most) => Join(Enumerable
        .Range(0, random.Next(fewest, most + 1))
        .Select(_ => (int)(Math.Pow(random.NextDouble(), 3) * Vocabulary.Length)));

    /// <summary>An index and what should be in it, by key; the key is the row and the sequence.</summary>
    sealed class Index(KeywordIndex index)
    {
        readonly SortedDictionary<int, StoredRecord> records = [];
        bool isOpen;

        public void Change(int key, object?[]? texts)
        {
            for (var slot = 0; !isOpen && slot < Fields; slot++)
                index.OpenField(slot, []);

            isOpen = true;
            if (records.Remove(key, out var old))
                index.Remove(old);
            if (texts is null)
                return;

            records[key] = new(key, texts, key, key);
            index.Add(records[key], index.Read([new(key, texts, [])]), 0);
            index.Settle();
        }

        /// <summary>The same records in an index that packs nothing.</summary>
        public Index AsNew()
        {
            var fresh = new Index(new(int.MaxValue, int.MaxValue));
            foreach (var (key, record) in records)
                fresh.Change(key, record.Fields);

            return fresh;
        }

        public List<string> Find(KeywordQuery query, int top, Func<int, bool>? filter = null)
        {
            var best = new BestRows(Math.Min(top, records.Count));
            index.Search(query, filter is null ? null : record => filter(record.Row), best);
            best.Sort();
            return [.. Enumerable.Range(0, best.Count).Select(place => $"{best.Row(place)} {best.Rank(place):R}")];
        }
    }
}
