using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;
using NewsBot.Vectors.InMemory;
using static NewsBot.Tests.Vectors.Stores;

namespace NewsBot.Tests.Vectors;

public class InMemoryRecordTests
{
    static readonly RecordRetrievalOptions WithVectors = new() { IncludeVectors = true };

    [Fact]
    public async Task ARecordComesBackAsItWas()
    {
        var item = new Item
        {
            Key = "a",
            Number = 1,
            Maybe = 2,
            Flag = true,
            Words = "w",
            Tags = ["x", "y"],
            Numbers = [3, 4],
            When = DateTimeOffset.UnixEpoch,
            Vector = new float[] { 1, 0.1f, 1e-20f },
        };
        var collection = await ItemsAsync(item);

        var read = await collection.GetAsync("a", WithVectors, Cancellation);

        Assert.NotSame(item, read);
        Assert.Equivalent(item, read);
        Assert.Equal(item.Vector!.Value.ToArray(), read!.Vector!.Value.ToArray());
    }

    [Fact]
    public async Task VectorsComeBackOnlyWhenAskedFor()
    {
        var collection = await ItemsAsync(new Item { Key = "a", Vector = new float[] { 1, 2, 3 } });

        Assert.Null((await collection.GetAsync("a", cancellationToken: Cancellation))!.Vector);
        Assert.Null((await collection.GetAsync(["a"], cancellationToken: Cancellation).SingleAsync(Cancellation))
            .Vector);
        Assert.Null((await collection.GetAsync(r => true, 1, cancellationToken: Cancellation).SingleAsync(
            Cancellation)).Vector);
        Assert.NotNull((await collection.GetAsync(["a"], WithVectors, Cancellation).SingleAsync(Cancellation)).Vector);
        Assert.NotNull((await collection.GetAsync(r => true, 1, new() { IncludeVectors = true }, Cancellation)
            .SingleAsync(Cancellation)).Vector);
    }

    [Fact]
    public async Task ChangingWhatWentInOrCameOutChangesNothingStored()
    {
        var vector = new float[] { 1, 2, 3 };
        var item = new Item { Key = "a", Words = "before", Tags = ["x"], Numbers = [1], Vector = vector };
        var collection = await ItemsAsync(item);

        item.Words = "after";
        item.Tags[0] = item.Tags[0] + "!";
        item.Numbers.Add(2);
        vector[0] = 9;
        var first = (await collection.GetAsync("a", WithVectors, Cancellation))!;
        first.Tags![0] = "?";
        first.Numbers!.Clear();
        var second = (await collection.GetAsync("a", WithVectors, Cancellation))!;

        Assert.Equal("before", second.Words);
        Assert.Equal(["x"], second.Tags!);
        Assert.Equal([1], second.Numbers);
        Assert.Equal([1, 2, 3], second.Vector!.Value.ToArray());
    }

    [Fact]
    public async Task AnUpdateReplacesTheWholeRecord()
    {
        var collection = await ItemsAsync(
            new Item { Key = "a", Number = 1, Words = "w", Vector = new float[] { 1, 2, 3 } });

        await collection.UpsertAsync(new Item { Key = "a", Number = 2 }, Cancellation);
        var read = (await collection.GetAsync("a", WithVectors, Cancellation))!;

        Assert.Equal(2, read.Number);
        Assert.Null(read.Words);
        Assert.Null(read.Vector);
        Assert.Empty(await collection.SearchAsync(new float[] { 1, 2, 3 }, 1, cancellationToken: Cancellation)
            .KeysAsync());
    }

    [Fact]
    public async Task OfOneKeyTwiceInABatchTheLastIsStored()
    {
        var collection = await ItemsAsync(new Item { Key = "a", Number = 1 }, new Item { Key = "a", Number = 2 });

        Assert.Equal(2, (await collection.GetAsync("a", cancellationToken: Cancellation))!.Number);
    }

    [Fact]
    public async Task DeletingKeepsTheOthersInOrder()
    {
        var collection = await ItemsAsync(
            [.. "abcdef".Select((c, i) => new Item { Key = $"{c}", Vector = new float[] { 1, i, 0 } })]);

        await collection.DeleteAsync("b", Cancellation);
        await collection.DeleteAsync(["f", "missing", "c"], Cancellation);

        Assert.Null(await collection.GetAsync("b", cancellationToken: Cancellation));
        Assert.Equal(["a", "d", "e"], await collection.GetAsync(r => true, 10, cancellationToken: Cancellation)
            .KeysAsync());
        Assert.Equal(["e", "d", "a"], await collection.SearchAsync(
            new float[] { 0, 1, 0 }, 10, cancellationToken: Cancellation).KeysAsync());
        var last = (await collection.GetAsync("e", WithVectors, Cancellation))!;
        Assert.Equal([1, 4, 0], last.Vector!.Value.ToArray());
    }

    [Fact]
    public async Task SeveralKeysGiveTheRecordsThatThereAre()
    {
        var collection = await ItemsAsync(new Item { Key = "a" }, new Item { Key = "b" });

        Assert.Equal(["b", "a"], await collection.GetAsync(["b", "c", "a"], cancellationToken: Cancellation).KeysAsync(
            ));
    }

    [Fact]
    public async Task MissingArgumentsAreNamed()
    {
        var collection = await ItemsAsync();

        await ThrowsNullAsync("key", () => collection.GetAsync((string)null!, cancellationToken: Cancellation));
        await ThrowsNullAsync("keys", () => collection.GetAsync(
            (IEnumerable<string>)null!, cancellationToken: Cancellation).ToListAsync(Cancellation).AsTask());
        await ThrowsNullAsync("key", () => collection.DeleteAsync((string)null!, Cancellation));
        await ThrowsNullAsync("keys", () => collection.DeleteAsync((IEnumerable<string>)null!, Cancellation));
        await ThrowsNullAsync("record", () => collection.UpsertAsync((Item)null!, Cancellation));
        await ThrowsNullAsync("records", () => collection.UpsertAsync((IEnumerable<Item>)null!, Cancellation));
        await ThrowsNullAsync("filter", () => collection.GetAsync(null!, 1, cancellationToken: Cancellation)
            .ToListAsync(Cancellation).AsTask());
        await ThrowsNullAsync("searchValue", () => collection.SearchAsync<string>(
            null!, 1, cancellationToken: Cancellation).ToListAsync(Cancellation).AsTask());

        static async Task ThrowsNullAsync(string name, Func<Task> act) =>
            Assert.Equal(name, (await Assert.ThrowsAsync<ArgumentNullException>(act)).ParamName);
    }

    [Fact]
    public async Task EmptyBatchesDoNothing()
    {
        var collection = await ItemsAsync();

        await collection.UpsertAsync([], Cancellation);
        await collection.DeleteAsync(Array.Empty<string>(), Cancellation);

        Assert.Empty(await collection.GetAsync([], cancellationToken: Cancellation).KeysAsync());
        Assert.Empty(await collection.GetAsync(r => true, 1, cancellationToken: Cancellation).KeysAsync());
        Assert.Empty(await collection.SearchAsync(new float[3], 1, cancellationToken: Cancellation).KeysAsync());
    }

    [Theory]
    [InlineData(new float[] { 1, 2 }, "The vector for 'Vector' must have 3 dimensions, but has 2.")]
    [InlineData(new float[] { }, "The vector for 'Vector' must have 3 dimensions, but has 0.")]
    [InlineData(new[] { 1, float.NaN, 2 },
        "The vector for 'Vector' must have finite components, but component 1 is NaN.")]
    [InlineData(new[] { 1, 2, float.NegativeInfinity },
        "The vector for 'Vector' must have finite components, but component 2 is -Infinity.")]
    public async Task AWrongVectorIsRefusedWithItsWholeBatch(float[] vector, string message)
    {
        var collection = await ItemsAsync();

        var refused = await Assert.ThrowsAsync<ArgumentException>(() => collection.UpsertAsync(
            [new Item { Key = "good", Vector = new float[] { 1, 2, 3 } }, new Item { Key = "bad", Vector = vector }],
                Cancellation));
        var notSearched = await Assert.ThrowsAsync<ArgumentException>(
            () => collection.SearchAsync(vector, 1, cancellationToken: Cancellation).KeysAsync());

        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
        Assert.StartsWith(message, notSearched.Message, StringComparison.Ordinal);
        Assert.Empty(await collection.GetAsync(r => true, 10, cancellationToken: Cancellation).KeysAsync());
    }

    [Fact]
    public async Task AKeyThatIsNullOrOfAnotherTypeIsRefused()
    {
        var dynamic = new InMemoryVectorStore().GetDynamicCollection("items", new()
        {
            Properties = [new VectorStoreKeyProperty("Key", typeof(int))],
        });
        await dynamic.EnsureCollectionExistsAsync(Cancellation);

        var missing = await Assert.ThrowsAsync<ArgumentException>(
            () => dynamic.UpsertAsync(new Dictionary<string, object?>(), Cancellation));
        var wrong = await Assert.ThrowsAsync<InvalidCastException>(
            () => dynamic.UpsertAsync(new Dictionary<string, object?> { ["Key"] = "1" }, Cancellation));

        Assert.StartsWith("The key 'Key' is null.", missing.Message, StringComparison.Ordinal);
        Assert.StartsWith("Property 'Key' has a value of type 'String', but its configured type is 'Int32'.",
            wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AGuidKeyIsGeneratedWhenItIsEmpty()
    {
        var collection = new InMemoryVectorStore().GetCollection<Guid, GuidItem>("guids");
        await collection.EnsureCollectionExistsAsync(Cancellation);
        var (first, second, own) = (new GuidItem(), new GuidItem(), new GuidItem { Key = Guid.NewGuid() });
        var ownKey = own.Key;

        await collection.UpsertAsync([first, second, own], Cancellation);

        Assert.NotEqual(Guid.Empty, first.Key);
        Assert.NotEqual(first.Key, second.Key);
        Assert.Equal(ownKey, own.Key);
        Assert.NotNull(await collection.GetAsync(second.Key, cancellationToken: Cancellation));
    }

    [Fact]
    public async Task NumbersCanBeKeys()
    {
        var ints = new InMemoryVectorStore().GetCollection<int, IntItem>("ints");
        await ints.EnsureCollectionExistsAsync(Cancellation);
        await ints.UpsertAsync(new IntItem { Key = 0, Vector = new(new float[] { 1, 2 }) }, Cancellation);
        var longs = new InMemoryVectorStore().GetCollection<long, LongItem>("longs");
        await longs.EnsureCollectionExistsAsync(Cancellation);
        await longs.UpsertAsync(new LongItem { Key = long.MaxValue }, Cancellation);

        var zero = (await ints.GetAsync(0, WithVectors, Cancellation))!;
        Assert.Equal([1, 2], zero.Vector!.Vector.ToArray());
        Assert.NotNull(await longs.GetAsync(long.MaxValue, cancellationToken: Cancellation));
    }

    [Fact]
    public async Task CancelledWorkIsNotDone()
    {
        var collection = await ItemsAsync(new Item { Key = "a", Vector = new float[] { 1, 2, 3 } });
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => collection.UpsertAsync(new Item { Key = "b" }, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => collection.DeleteAsync("a", cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => collection.SearchAsync(new float[3], 1, cancellationToken: cancelled).ToListAsync(Cancellation)
                .AsTask());

        Assert.Equal(["a"], await collection.GetAsync(r => true, 10, cancellationToken: Cancellation).KeysAsync());
    }

    sealed class GuidItem
    {
        [VectorStoreKey]
        public Guid Key { get; set; }
    }

    sealed class IntItem
    {
        [VectorStoreKey]
        public int Key { get; set; }

        [VectorStoreVector(2)]
        public Embedding<float>? Vector { get; set; }
    }

    sealed class LongItem
    {
        [VectorStoreKey]
        public long Key { get; set; }
    }
}
