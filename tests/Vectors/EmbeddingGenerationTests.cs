using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;
using Microsoft.Extensions.VectorData.ProviderServices;
using NewsBot.Vectors.InMemory;
using static NewsBot.Tests.Vectors.Stores;

namespace NewsBot.Tests.Vectors;

public class EmbeddingGenerationTests
{
    [Fact]
    public async Task TextInAVectorPropertyIsEmbeddedOnceABatch()
    {
        using var embedder = new LengthEmbedder();
        var collection = await OpenAsync(storeEmbedder: embedder);

        await collection.UpsertAsync([Text("a", "x"), Text("b", "xx"), Text("c", null)], Cancellation);

        Assert.Equal(1, embedder.Calls);
        var found = await collection.SearchAsync("anything", 9, cancellationToken: Cancellation).ToListAsync(
            Cancellation);
        Assert.Equal(["a", "b"], found.Select(result => result.Record["Key"]));
        Assert.Equal(2, embedder.Calls);
        Assert.Null(found[0].Record.GetValueOrDefault("Vector"));
    }

    [Theory]
    [InlineData(true, true, true, 3)]
    [InlineData(true, true, false, 2)]
    [InlineData(true, false, false, 1)]
    public async Task ThePropertysGeneratorComesBeforeTheCollectionsAndTheStores(
        bool store, bool collection, bool property, float mark)
    {
        var opened = await OpenAsync(
            store ? new LengthEmbedder(1) : null, collection ? new LengthEmbedder(2) : null, property
                ? new LengthEmbedder(3) : null,
            DistanceFunction.DotProductSimilarity);

        await opened.UpsertAsync(Text("a", "x"), Cancellation);
        var result = await opened.SearchAsync(new float[] { 0, 1, 0 }, 1, cancellationToken: Cancellation).SingleAsync(
            Cancellation);

        Assert.Equal(mark, result.Score);
    }

    [Fact]
    public async Task GeneratedVectorsAreNotGivenBack()
    {
        var collection = await OpenAsync(new LengthEmbedder());
        await collection.UpsertAsync(Text("a", "x"), Cancellation);

        var refused = await Assert.ThrowsAsync<NotSupportedException>(
            () => collection.GetAsync("a", new() { IncludeVectors = true }, Cancellation));

        Assert.Equal(VectorDataStrings.IncludeVectorsNotSupportedWithEmbeddingGeneration, refused.Message);
        await Assert.ThrowsAsync<NotSupportedException>(async () => await collection.SearchAsync(
            "x", 1, new() { IncludeVectors = true }, Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task TextCannotBeSearchedForWithoutAGenerator()
    {
        var items = await ItemsAsync();

        var refused = await Assert.ThrowsAsync<NotSupportedException>(
            () => items.SearchAsync("text", 1, cancellationToken: Cancellation).KeysAsync());

        Assert.StartsWith(
            VectorDataStrings.InvalidSearchInputAndNoEmbeddingGeneratorWasConfigured(
                typeof(string), InMemoryModelBuilder.VectorTypes),
            refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnInputThatTheGeneratorCannotReadIsNamed()
    {
        var collection = await OpenAsync(new LengthEmbedder());

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await collection.SearchAsync(8, 1, cancellationToken: Cancellation).ToListAsync(Cancellation));

        Assert.Equal(
            VectorDataStrings.IncompatibleEmbeddingGeneratorWasConfiguredForInputType(
                typeof(int), typeof(LengthEmbedder)), refused.Message);
    }

    [Fact]
    public void ATextPropertyNeedsAGenerator()
    {
        using var store = new InMemoryVectorStore();

        Assert.Throws<InvalidOperationException>(
            () => store.GetDynamicCollection("texts", Definition(null, null, null)));
    }

    [Fact]
    public async Task AGeneratorCanSearchVectorsThatWereGiven()
    {
        using var store = new InMemoryVectorStore(new() { EmbeddingGenerator = new LengthEmbedder() });
        var items = store.GetCollection<string, Item>("items");
        await items.EnsureCollectionExistsAsync(Cancellation);
        await items.UpsertAsync(new Item { Key = "a", Vector = new float[] { 1, 0, 0 } }, Cancellation);

        var read = await items.GetAsync("a", new() { IncludeVectors = true }, Cancellation);

        Assert.Equal(["a"], await items.SearchAsync("text", 1, cancellationToken: Cancellation).KeysAsync());
        Assert.NotNull(read!.Vector);
    }

    [Fact]
    public async Task AGeneratorOfOtherDimensionsIsRefusedAndNothingIsStored()
    {
        using var store = new InMemoryVectorStore(new() { EmbeddingGenerator = new LengthEmbedder() });
        var collection = store.GetDynamicCollection("texts", new()
        {
            Properties = [new VectorStoreKeyProperty("Key", typeof(string)), new VectorStoreVectorProperty(
                "Vector", typeof(string), 4)],
        });
        await collection.EnsureCollectionExistsAsync(Cancellation);

        var refused = await Assert.ThrowsAsync<ArgumentException>(
            () => collection.UpsertAsync(Text("a", "x"), Cancellation));

        Assert.StartsWith("The vector for 'Vector' must have 4 dimensions, but has 3.", refused.Message,
            StringComparison.Ordinal);
        Assert.Null(await collection.GetAsync("a", cancellationToken: Cancellation));
    }

    static Dictionary<string, object?> Text(string key, string? text) => new() { ["Key"] = key, ["Vector"] = text };

    static async Task<InMemoryCollection<object, Dictionary<string, object?>>> OpenAsync(
        IEmbeddingGenerator? storeEmbedder = null, IEmbeddingGenerator? collectionEmbedder = null,
        IEmbeddingGenerator? propertyEmbedder = null, string? distance = null)
    {
        var collection = new InMemoryVectorStore(new() { EmbeddingGenerator = storeEmbedder })
            .GetDynamicCollection("texts", Definition(collectionEmbedder, propertyEmbedder, distance));
        await collection.EnsureCollectionExistsAsync(Cancellation);
        return collection;
    }

    static VectorStoreCollectionDefinition Definition(
        IEmbeddingGenerator? collectionEmbedder, IEmbeddingGenerator? propertyEmbedder, string? distance) => new()
        {
            EmbeddingGenerator = collectionEmbedder,
            Properties =
        [
            new VectorStoreKeyProperty("Key", typeof(string)),
            new VectorStoreVectorProperty("Vector", typeof(string), 3)
            {
                EmbeddingGenerator = propertyEmbedder,
                DistanceFunction = distance,
            },
        ],
        };
}
