using Microsoft.Extensions.VectorData;
using NewsBot.Vectors.InMemory;
using static NewsBot.Tests.Vectors.Stores;

namespace NewsBot.Tests.Vectors;

/// <summary>A collection can be opened with another record type if that can read what is in it.</summary>
public sealed class ReopenedCollectionTests : IDisposable
{
    const string Advice = " Open it as it was made, name the property otherwise, or delete the collection first.";

    readonly InMemoryVectorStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task KeysOfAnotherTypeAreRefused()
    {
        await store.GetCollection<string, Item>("items").EnsureCollectionExistsAsync(Cancellation);

        await RefusedAsync("keys of type String", "keys of type Int32", Dynamic(typeof(int)));
        await RefusedAsync("keys of type String", "keys of type Guid", Dynamic(typeof(Guid)));
        await RefusedAsync("keys of type String", "keys of type Int64", store.GetCollection<long, LongKey>("items"));
    }

    [Fact]
    public async Task ValuesOfAnotherTypeAreRefused()
    {
        await store.GetCollection<string, Item>("items").EnsureCollectionExistsAsync(Cancellation);

        await RefusedValueAsync("Int32", "Number", typeof(string), "String");
        await RefusedValueAsync("Int32", "Number", typeof(long), "Int64");
        await RefusedValueAsync("Int32", "Number", typeof(DayOfWeek), "DayOfWeek");
        await RefusedValueAsync("Int32", "Maybe", typeof(long?), "Int64");
        await RefusedValueAsync("String", "words", typeof(string[]), "String[]");
        await RefusedValueAsync("String[]", "Tags", typeof(List<int>), "Int32[]");
        await RefusedValueAsync("Int32[]", "Numbers", typeof(int?[]), "Nullable`1[]");
        await RefusedAsync(
            "vectors in 'Vector'", "values of type String",
            Dynamic(typeof(string), new VectorStoreDataProperty("Vector", typeof(string))));
        await RefusedAsync(
            "values of type Int32 in 'Number'", "vectors",
            Dynamic(typeof(string), new VectorStoreVectorProperty("Number", typeof(float[]), 3)));

        Task RefusedValueAsync(string has, string name, Type type, string asked) => RefusedAsync(
            $"values of type {has} in '{name}'", $"values of type {asked}",
            Dynamic(typeof(string), new VectorStoreDataProperty(name, type)));
    }

    [Fact]
    public async Task ARefusedTypeLeavesNothingBehind()
    {
        await store.GetCollection<string, Item>("items").EnsureCollectionExistsAsync(Cancellation);
        await RefusedAsync(
            "values of type Int32 in 'Number'", "values of type String", Dynamic(
                typeof(string), new VectorStoreDataProperty("Extra", typeof(int)),
                new VectorStoreDataProperty("Number", typeof(string))));

        // the first of its properties was never taken up, so that another type can have it
        await Dynamic(typeof(string), new VectorStoreDataProperty("Extra", typeof(string)))
            .EnsureCollectionExistsAsync(Cancellation);
        await RefusedAsync(
            "values of type String in 'Extra'", "values of type Int32",
            Dynamic(typeof(string), new VectorStoreDataProperty("Extra", typeof(int))));
    }

    [Fact]
    public async Task WithoutBeingEnsuredItIsRefusedAtItsFirstUse()
    {
        await store.GetCollection<string, Item>("items").EnsureCollectionExistsAsync(Cancellation);
        using var other = Dynamic(typeof(int));
        var record = new Dictionary<string, object?> { ["Key"] = 1 };

        await Assert.ThrowsAsync<InvalidOperationException>(() => other.GetAsync(1, null, Cancellation));
        await Assert.ThrowsAsync<InvalidOperationException>(() => other.UpsertAsync(record, Cancellation));
        await Assert.ThrowsAsync<InvalidOperationException>(() => other.DeleteAsync(1, Cancellation));
    }

    [Fact]
    public async Task WhatCanBeReadEitherWayIsNoOtherType()
    {
        await store.GetCollection<string, Item>("items").EnsureCollectionExistsAsync(Cancellation);
        using var other = Dynamic(
            typeof(string),
            new VectorStoreDataProperty("Number", typeof(int?)),
            new VectorStoreDataProperty("Maybe", typeof(int)),
            new VectorStoreDataProperty("Tags", typeof(List<string>)),
            new VectorStoreDataProperty("Numbers", typeof(int[])),
            new VectorStoreDataProperty("More", typeof(int)),
            new VectorStoreVectorProperty("Vector", typeof(float[]), 3)
            {
                DistanceFunction = DistanceFunction.EuclideanDistance,
            });

        await other.EnsureCollectionExistsAsync(Cancellation);
        await other.UpsertAsync(
            new Dictionary<string, object?> { ["Key"] = "a", ["Tags"] = new List<string> { "x" } }, Cancellation);

        var item = await store.GetCollection<string, Item>("items").GetAsync("a", null, Cancellation);
        Assert.Equal(["x"], item!.Tags!);
    }

    [Fact]
    public async Task ADeletedCollectionCanBeMadeOfOtherTypes()
    {
        await store.GetCollection<string, Item>("items").EnsureCollectionExistsAsync(Cancellation);
        await store.EnsureCollectionDeletedAsync("items", Cancellation);

        await Dynamic(typeof(int)).EnsureCollectionExistsAsync(Cancellation);
    }

    static async Task RefusedAsync<TKey, TRecord>(
        string has, string asked, VectorStoreCollection<TKey, TRecord> collection)
        where TKey : notnull
        where TRecord : class
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => collection.EnsureCollectionExistsAsync(Cancellation));
        Assert.Equal($"The collection 'items' has {has}; it cannot be opened with {asked}.{Advice}", refused.Message);
    }

    InMemoryCollection<object, Dictionary<string, object?>> Dynamic(
        Type key, params VectorStoreProperty[] properties) =>
        store.GetDynamicCollection(
            "items", new() { Properties = [new VectorStoreKeyProperty("Key", key), .. properties] });

    sealed class LongKey
    {
        [VectorStoreKey]
        public long Key { get; set; }
    }
}
