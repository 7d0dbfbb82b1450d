using System.Linq.Expressions;
using Microsoft.Extensions.VectorData;
using NewsBot.Vectors.InMemory;
using static NewsBot.Tests.Vectors.Stores;

namespace NewsBot.Tests.Vectors;

public class RecordFilterTests
{
    static readonly int Two = 2;

    static readonly int[] OneAndThree = [1, 3];

    static readonly Item[] Items =
    [
        new() { Key = "a", Number = 1, Maybe = 10, Flag = true, Words = "one", Tags = ["x", "y"], Numbers = [1, 2],
            When = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) },
        new() { Key = "b", Number = 2, Maybe = null, Flag = false, Words = "two", Tags = ["y"], Numbers = [2],
            When = new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero) },
        new() { Key = "c", Number = 3, Maybe = 30, Flag = false, Words = null, Tags = null, Numbers = null, When = new(
            2026, 1, 3, 0, 0, 0, TimeSpan.Zero) },
    ];

    readonly int three = 3;

    [Fact]
    public async Task ComparisonsAndLogicAreThoseOfCSharp()
    {
        await FindsAsync("b", r => r.Number == 2);
        await FindsAsync("ac", r => r.Number != 2);
        await FindsAsync("bc", r => r.Number >= 2 && r.Number < 9);
        await FindsAsync("ac", r => r.Number == 1 || r.Number > 2);
        await FindsAsync("a", r => r.Flag);
        await FindsAsync("bc", r => !r.Flag);
        await FindsAsync("bc", r => !(r.Number == 1));
        await FindsAsync("ac", r => r.Number % 2 == 1);
        await FindsAsync("abc", r => true);
        await FindsAsync("b", r => r.Key == "b");
        await FindsAsync("c", r => r.When > new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task NullsAreLifted()
    {
        int? nothing = null;
        int ten = 10;
        await FindsAsync("a", r => r.Maybe == ten);
        await FindsAsync("b", r => r.Maybe == null);
        await FindsAsync("b", r => r.Maybe == nothing);
        await FindsAsync("ac", r => r.Maybe != null);
        await FindsAsync("c", r => r.Maybe > 10);
        await FindsAsync("c", r => r.Words == null);
        await FindsAsync("bc", r => r.Words != "one");
        await FindsAsync("ac", r => r.Maybe.HasValue);
        await FindsAsync("a", r => r.Maybe.HasValue && r.Maybe.Value == 10);
        var items = await ItemsAsync(Items);
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => items.GetAsync(r => r.Maybe!.Value == 10, 9, cancellationToken: Cancellation).KeysAsync());
    }

    [Fact]
    public async Task CapturedValuesAreRead()
    {
        var holder = new { Inner = new { Number = 1 } };
        await FindsAsync("a", r => r.Number == holder.Inner.Number);
        await FindsAsync("b", r => r.Number == Two);
        await FindsAsync("c", r => r.Number == three);
        await FindsAsync("b", r => r.Words == new string('x', 0) + "two");
    }

    [Fact]
    public async Task PropertiesAreConvertedAsCSharpDoes()
    {
        long two = 2;
        object boxed = 3;
        await FindsAsync("b", r => r.Number == two);
        await FindsAsync("bc", r => r.Number > 1.5);
        await FindsAsync("a", r => (decimal)r.Number / 2 == 0.5m);
        await FindsAsync("a", r => (byte)(r.Number + 255) == 0);
        await FindsAsync("c", r => r.Number == (int)boxed && (object)r.Number is int);
        await FindsAsync("c", r => ((object)r.Number).Equals(boxed));
        await FindsAsync("a", r => (long?)r.Maybe == 10);
        await FindsAsync("c", r => r.Maybe > 10.5);
        using var collection = new InMemoryVectorStore().GetCollection<string, Sample>("samples");
        await collection.EnsureCollectionExistsAsync(Cancellation);
        await collection.UpsertAsync(
            [new() { Key = "a", Day = DayOfWeek.Monday, Letter = 'x' }, new() { Key = "b", Small = 7 }], Cancellation);
        await FindsSampleAsync("a", r => r.Day == DayOfWeek.Monday);
        await FindsSampleAsync("b", r => r.Day < DayOfWeek.Monday);
        await FindsSampleAsync("a", r => r.Letter == 'x');
        await FindsSampleAsync("b", r => r.Small == 7);
        await Assert.ThrowsAsync<OverflowException>(() => FindsSampleAsync("", r => checked((byte)(r.Letter * 9)) > 0));

        async Task FindsSampleAsync(string key, Expression<Func<Sample, bool>> filter) => Assert.Equal(
            key, (await collection.GetAsync(filter, 9, cancellationToken: Cancellation).SingleAsync(Cancellation)).Key);
    }

    [Fact]
    public async Task ACastOfADictionarysValueIsPartOfReadingIt()
    {
        var collection = await DynamicAsync();

        Assert.Equal("b", (await collection.GetAsync(
            r => (long)(int)r["Number"]! == 2L, 9, cancellationToken: Cancellation).SingleAsync(Cancellation))["Key"]);
        var wrong = await Assert.ThrowsAsync<InvalidCastException>(async () => await collection.GetAsync(
            r => (long)r["Number"]! == 2L, 9, cancellationToken: Cancellation).SingleAsync(Cancellation));

        Assert.Equal(
            "Property 'Number' is being cast to type 'Int64', but its configured type is 'Int32'.", wrong.Message);
    }

    [Fact]
    public async Task ContainsWorksInEveryShape()
    {
        var array = new[] { 1, 3 };
        var list = new List<string?> { "two", null };
        IEnumerable<int> lazy = array.Where(n => n > 1);
        await FindsAsync("ac", r => array.Contains(r.Number));
        await FindsAsync("ac", r => OneAndThree.Contains(r.Number));
        await FindsAsync("ac", r => Enumerable.Contains(array, r.Number));
        await FindsAsync("ac", r => MemoryExtensions.Contains(array, r.Number));
        await FindsAsync("bc", r => list.Contains(r.Words));
        await FindsAsync("c", r => lazy.Contains(r.Number));
        await FindsAsync("ab", r => r.Tags!.Contains("y"));
        await FindsAsync("a", r => r.Numbers!.Contains(1));
        await FindsAsync("bc", r => !r.Tags!.Contains("x"));
        await FindsAsync("b", r => r.Words != null && r.Words.Contains('w'));
        await FindsAsync("b", r => r.Words != null && r.Words.StartsWith("tw", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnyLooksIntoLists()
    {
        var sought = new List<string> { "x", "z" };
        await FindsAsync("a", r => r.Tags!.Any(tag => sought.Contains(tag)));
        await FindsAsync("ab", r => r.Tags!.Any(tag => tag == "y"));
        await FindsAsync("ab", r => r.Numbers!.Any());
        await FindsAsync("", r => r.Tags!.Any(tag => tag == r.Words));
    }

    [Fact]
    public async Task ListsAreEqualWhenTheyHoldTheSame()
    {
        var tags = new[] { "x", new string("y") };
        await FindsAsync("a", r => r.Tags == tags);
        await FindsAsync("bc", r => r.Tags != tags);
        await FindsAsync("c", r => r.Tags == null);
        await FindsAsync("a", r => r.Numbers == new List<int> { 1, 2 });
    }

    [Fact]
    public async Task DictionariesAreFilteredByValue()
    {
        var collection = await DynamicAsync();
        var two = string.Concat("t", "wo");
        var tags = new[] { "x" };

        await FindsAsync("a", r => (int)r["Number"]! == 1);
        await FindsAsync("b", r => (int?)r["Number"] > 1);
        await FindsAsync("b", r => r["Words"] == (object)two);
        await FindsAsync("b", r => (string)r["Words"]! == two);
        await FindsAsync("a", r => r["Words"] == null);
        await FindsAsync("b", r => r["Words"] != null);
        await FindsAsync("a", r => r["Tags"] == tags);
        await FindsAsync("a", r => ((string[])r["Tags"]!).Contains("x"));
        await FindsAsync("b", r => r["Key"] == (object)string.Concat("", "b"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => FindsAsync("", r => r["Nothing"] == null));

        async Task FindsAsync(string keys, Expression<Func<Dictionary<string, object?>, bool>> filter)
        {
            var found = await collection.GetAsync(filter, 9, cancellationToken: Cancellation).ToListAsync(Cancellation);
            Assert.Equal(keys, string.Concat(found.Select(record => record["Key"])));
        }
    }

    [Fact]
    public async Task WhatCannotBeFilteredIsNamed()
    {
        var items = await ItemsAsync(Items);

        var vector = await Assert.ThrowsAsync<NotSupportedException>(
            () => items.GetAsync(r => r.Vector == null, 9, cancellationToken: Cancellation).KeysAsync());
        var whole = await Assert.ThrowsAsync<NotSupportedException>(
            () => items.GetAsync(r => IsGood(r), 9, cancellationToken: Cancellation).KeysAsync());

        Assert.Equal("'Vector' is a vector; only keys and data can be filtered and ordered by.", vector.Message);
        Assert.Equal("A filter can use the properties of a record, not the record as a whole.", whole.Message);
    }

    [Fact]
    public async Task ResultsAreOrderedByOneKeyAndThenAnother()
    {
        var items = await ItemsAsync(Items);

        Assert.Equal(["c", "b", "a"], await OrderAsync(order => order.Descending(r => r.Number)));
        Assert.Equal(["b", "c", "a"], await OrderAsync(order => order.Ascending(r => r.Flag).Ascending(r => r.Number)));
        Assert.Equal(["c", "b", "a"], await OrderAsync(
            order => order.Ascending(r => r.Flag).Descending(r => r.Number)));
        Assert.Equal(["b", "a", "c"], await OrderAsync(order => order.Ascending(r => r.Maybe)));
        Assert.Equal(["c", "a", "b"], await OrderAsync(order => order.Ascending(r => r.Words!)));
        Assert.Equal(["b"], await OrderAsync(order => order.Descending(r => r.Number), top: 1, skip: 1));

        Task<List<string>> OrderAsync(
            Func<FilteredRecordRetrievalOptions<Item>.OrderByDefinition,
                FilteredRecordRetrievalOptions<Item>.OrderByDefinition> order,
            int top = 9, int skip = 0) =>
            items.GetAsync(r => true, top, new() { OrderBy = order, Skip = skip }, Cancellation).KeysAsync();
    }

    [Fact]
    public async Task TopAndSkipCountWhatTheFilterAccepts()
    {
        var items = await ItemsAsync(Items);

        Assert.Equal(["b"], await items.GetAsync(r => r.Number > 1, 1, cancellationToken: Cancellation).KeysAsync());
        Assert.Equal(["c"], await items.GetAsync(r => r.Number > 1, 9, new() { Skip = 1 }, Cancellation).KeysAsync());
        Assert.Empty(await items.GetAsync(r => r.Number > 1, 9, new() { Skip = 2 }, Cancellation).KeysAsync());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => items.GetAsync(r => true, 0, cancellationToken: Cancellation).KeysAsync());
    }

    [Fact] // above some thousand records filters are compiled, below they are interpreted
    public async Task CompiledFiltersFindWhatInterpretedOnesFind()
    {
        var items = await ItemsAsync([
            .. Enumerable.Range(0, 5000).Select(i => new Item { Key = $"{i}", Number = i, Tags = [$"{i % 7}"] })]);
        var tags = new[] { "3" };
        var numbers = new[] { 3, 4, 10, 4000, 4001 };

        var found = await items.GetAsync(
            r => r.Tags == tags && numbers.Contains(r.Number) && r.Tags!.Any(t => tags.Contains(t)), 9,
                cancellationToken: Cancellation).KeysAsync();

        Assert.Equal(["3", "10", "4000"], found);
    }

    static bool IsGood(Item item) => item.Flag;

    static async Task<InMemoryCollection<object, Dictionary<string, object?>>> DynamicAsync()
    {
        var collection = new InMemoryVectorStore().GetDynamicCollection("items", new()
        {
            Properties =
            [
                new VectorStoreKeyProperty("Key", typeof(string)),
                new VectorStoreDataProperty("Number", typeof(int)),
                new VectorStoreDataProperty("Words", typeof(string)),
                new VectorStoreDataProperty("Tags", typeof(string[])),
            ],
        });
        await collection.EnsureCollectionExistsAsync(Cancellation);
        await collection.UpsertAsync(
            [
                new Dictionary<string, object?> { ["Key"] = "a", ["Number"] = 1, ["Tags"] = (string[])["x"] },
                new Dictionary<string, object?> {
                    ["Key"] = "b", ["Number"] = 2, ["Words"] = "two", ["Tags"] = Array.Empty<string>() },
            ],
            Cancellation);
        return collection;
    }

    static async Task FindsAsync(string keys, Expression<Func<Item, bool>> filter)
    {
        var items = await ItemsAsync(Items);
        Assert.Equal(keys, string.Concat(await items.GetAsync(filter, 9, cancellationToken: Cancellation).KeysAsync()));
    }

    sealed class Sample
    {
        [VectorStoreKey]
        public string Key { get; set; } = "";

        [VectorStoreData]
        public DayOfWeek Day { get; set; }

        [VectorStoreData]
        public char Letter { get; set; }

        [VectorStoreData]
        public byte Small { get; set; }
    }
}
