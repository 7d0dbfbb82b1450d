using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Linq.Expressions;
using Microsoft.Extensions.VectorData;
using NewsBot.Vectors.InMemory;
using static NewsBot.Tests.Vectors.Stores;

namespace NewsBot.Tests.Vectors;

/// <summary>A collection contains what it says that it contains, as in LINQ to objects.</summary>
public class ContainsFilterTests
{
    static readonly string[] Sought = ["ONE", "three"];

    static readonly StringComparer AnyCase = StringComparer.OrdinalIgnoreCase;

    /// <summary>Collections that hold the same texts, and compare each in its own way.</summary>
    static readonly IEnumerable<string>[] Collections =
    [
        Sought,
        new List<string>(Sought),
        new HashSet<string>(Sought),
        new HashSet<string>(Sought, AnyCase),
        new HashSet<string>(Sought, new ByLength()),
        new SortedSet<string>(Sought, AnyCase),
        new SortedSet<string>(Sought, StringComparer.Ordinal),
        Sought.ToFrozenSet(AnyCase),
        Sought.ToFrozenSet(),
        ImmutableHashSet.CreateRange<string>(AnyCase, Sought),
        ImmutableSortedSet.CreateRange<string>(AnyCase, Sought),
        ImmutableArray.Create(Sought),
        Sought.ToDictionary(text => text, AnyCase).Keys,
        Sought.ToDictionary(text => text, AnyCase).Values,
        new SortedDictionary<string, int>(AnyCase) { ["ONE"] = 1 }.Keys,
        new SortedList<string, int>(AnyCase) { ["ONE"] = 1 }.Keys,
        new ReadOnlySet<string>(new HashSet<string>(Sought, AnyCase)),
        new ReadOnlyCollection<string>(new Loose(Sought)),
        new Loose(Sought),
        new LooseByInterface(Sought),
        new Queue<string>(Sought),
        new LinkedList<string>(Sought),
        Sought.Where(text => text.Length == 3),
        Enumerable.Empty<string>(),
    ];

    [Theory]
    [InlineData(6)]
    [InlineData(5000)]   // enough for filters to be compiled, and for values to be asked once
    public async Task ACollectionIsAskedWhatItContains(int count)
    {
        var (collection, records) = await FilledAsync(count);
        var different = new HashSet<int>();
        foreach (var texts in Collections)
        {
            await FindsAsync(r => texts.Contains(r.Words));
            await FindsAsync(r => !texts.Contains(r.Words) && r.Number > 0);
            await FindsAsync(r => Enumerable.Contains(texts, r.Words!));
            await FindsAsync(r => r.Tags.Any(tag => texts.Contains(tag)));
            await FindsAsync(r => (r.Number > 2 ? texts : Sought).Contains(r.Words));
            await FindsAsync(r => texts.Contains(r.Words, AnyCase));
            await FindsAsync(r => texts.Contains(r.Words, null));
            different.Add(records.Count(r => texts.Contains(r.Words)));
        }

        Assert.True(different.Count >= 4);

        async Task FindsAsync(Expression<Func<Labelled, bool>> filter) => Assert.Equal(
            records.Where(filter.Compile()).Select(record => record.Key), await FoundAsync(collection, filter));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(5000)]
    public async Task ACollectionOfAnyStaticTypeIsAskedTheSame(int count)
    {
        var (collection, records) = await FilledAsync(count);
        var set = new HashSet<string?>(Sought, AnyCase);
        ISet<string?> anySet = set;
        ICollection<string?> anyCollection = set;
        IReadOnlySet<string?> readOnly = set;
        IReadOnlyCollection<string?> readOnlyCollection = set;
        IEnumerable<object?> objects = set;   // of which LINQ cannot ask a set of texts
        List<string?> loose = new Loose(Sought)!;
        var dictionary = Sought.ToDictionary(text => text, text => text, AnyCase);
        var lookup = Sought.ToLookup(text => text, AnyCase);
        Func<string?, bool> has = set.Contains;
        var numbers = new SortedSet<int>([1, 2, 3], new Descending());
        var maybe = new HashSet<int?> { 1, null };
        string[][] tags = [["x"], ["one", "y"]];

        await FindsAsync(r => set.Contains(r.Words));
        await FindsAsync(r => anySet.Contains(r.Words));
        await FindsAsync(r => anyCollection.Contains(r.Words));
        await FindsAsync(r => readOnly.Contains(r.Words));
        await FindsAsync(r => readOnlyCollection.Contains(r.Words));
        await FindsAsync(r => objects.Contains(r.Words));
        await FindsAsync(r => loose.Contains(r.Words));
        await FindsAsync(r => dictionary.ContainsKey(r.Words!));
        await FindsAsync(r => dictionary.Keys.Contains(r.Words!));
        await FindsAsync(r => lookup.Contains(r.Words!));
        await FindsAsync(r => has(r.Words));
        await FindsAsync(r => numbers.Contains(r.Number));
        await FindsAsync(r => maybe.Contains(r.Number));
        await FindsAsync(r => r.Tags.Contains("ONE"));
        await FindsAsync(r => r.Tags.Contains("ONE", AnyCase));
        await FindsAsync(r => r.Tags.SequenceEqual(Sought));
        await FindsAsync(r => r.Tags.IndexOf("one") == 0);
        await FindsAsync(r => Enumerable.Contains(r.Words!, 'e'));
        await FindsAsync(r => r.Words!.Contains("NE", StringComparison.OrdinalIgnoreCase));
        await FindsAsync(r => new[] { r.Words, "two" }.Contains("two"));
        await FindsAsync(r => new List<string> { "two", "one" }.Contains(r.Words!));
        await FindsAsync(r => new HashSet<string>(Sought, AnyCase).Contains(r.Words!));
        Assert.Equal(   // lists are values: they are equal when they hold the same
            records.Where(r => r.Tags is ["one", "y"]).Select(r => r.Key),
            await FoundAsync(collection, r => tags.Contains(r.Tags)));

        async Task FindsAsync(Expression<Func<Labelled, bool>> filter) => Assert.Equal(
            records.Where(filter.Compile()).Select(record => record.Key), await FoundAsync(collection, filter));
    }

    [Fact]
    public async Task AListThatARecordDoesNotHaveContainsNothing()
    {
        var items = await ItemsAsync(new Item { Key = "a", Tags = ["x"] }, new Item { Key = "b" });

        Assert.Equal(["a"], await items.GetAsync(
            r => r.Tags!.Contains("X", AnyCase), 9, cancellationToken: Cancellation).KeysAsync());
        Assert.Equal(["b"], await items.GetAsync(
            r => !r.Tags!.Contains("X", AnyCase), 9, cancellationToken: Cancellation).KeysAsync());
    }

    [Fact]
    public async Task AListIsFilteredAsAnArrayAndAnArrayAsAList()
    {
        using var store = new InMemoryVectorStore();
        using var labelled = store.GetCollection<string, Labelled>("labelled");
        await labelled.EnsureCollectionExistsAsync(Cancellation);
        await labelled.UpsertAsync(
            [
                new() { Key = "a", Tags = ["x"], Vector = [1, 0] },
                new() { Key = "b", Tags = ["y", "z"], Vector = [1, 0] },
            ],
            Cancellation);
        using var listed = store.GetCollection<string, Listed>("labelled");

        await FindsAsync("a", r => r.Tags.Contains("x"));
        await FindsAsync("b", r => r.Tags.Any(tag => tag == "z"));
        await FindsAsync("b", r => r.Tags.Count == 2);
        await FindsAsync("b", r => r.Tags[0] == "y");
        await FindsAsync("a", r => r.Tags == new List<string> { "x" });

        async Task FindsAsync(string key, Expression<Func<Listed, bool>> filter) => Assert.Equal(
            key, (await listed.GetAsync(filter, 9, cancellationToken: Cancellation).SingleAsync(Cancellation)).Key);
    }

    static Task<List<string>> FoundAsync(
        InMemoryCollection<string, Labelled> collection, Expression<Func<Labelled, bool>> filter) =>
        collection.SearchAsync(new float[] { 1, 0 }, 10_000, new() { Filter = filter }, Cancellation)
            .Select(result => result.Record.Key).ToListAsync(Cancellation).AsTask();

    static async Task<(InMemoryCollection<string, Labelled> Collection, List<Labelled> Records)> FilledAsync(int count)
    {
        string[] words = ["one", "ONE", "two", "three", "Three", ""];
        var collection = new InMemoryVectorStore().GetCollection<string, Labelled>("labelled");
        await collection.EnsureCollectionExistsAsync(Cancellation);
        var records = Enumerable.Range(0, count).Select(number => new Labelled
        {
            Key = $"{number}",
            Words = words[number % words.Length],
            Number = number % 5,
            Tags = [words[number % 4], number % 2 == 0 ? "y" : "z"],
            Vector = [1, 0],
        }).ToList();
        await collection.UpsertAsync(records, Cancellation);
        return (collection, records);
    }

    sealed class Labelled
    {
        [VectorStoreKey]
        public string Key { get; set; } = "";

        [VectorStoreData(IsIndexed = true)]
        public string Words { get; set; } = "";

        [VectorStoreData(IsIndexed = true)]
        public int Number { get; set; }

        [VectorStoreData]
        public string[] Tags { get; set; } = [];

        [VectorStoreVector(2)]
        public float[] Vector { get; set; } = [];
    }

    sealed class Listed
    {
        [VectorStoreKey]
        public string Key { get; set; } = "";

        [VectorStoreData]
        public List<string> Tags { get; set; } = [];
    }

    sealed class ByLength : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => x?.Length == y?.Length;

        public int GetHashCode(string obj) => obj.Length;
    }

    sealed class Descending : IComparer<int>
    {
        public int Compare(int x, int y) => y.CompareTo(x);
    }

    /// <summary>Contains any text of three letters, for those who ask the list and not its base class.</summary>
    sealed class Loose(IEnumerable<string> texts) : List<string>(texts), ICollection<string>
    {
        bool ICollection<string>.Contains(string item) => item.Length == 3;
    }

    /// <summary>The same, without being a list.</summary>
    sealed class LooseByInterface(IEnumerable<string> texts) : ICollection<string>
    {
        readonly List<string> texts = [.. texts];

        public int Count => texts.Count;

        public bool IsReadOnly => true;

        public bool Contains(string item) => item.Length == 3;

        public void Add(string item) => throw new NotSupportedException();

        public void Clear() => throw new NotSupportedException();

        public bool Remove(string item) => throw new NotSupportedException();

        public void CopyTo(string[] array, int arrayIndex) => texts.CopyTo(array, arrayIndex);

        public IEnumerator<string> GetEnumerator() => texts.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
