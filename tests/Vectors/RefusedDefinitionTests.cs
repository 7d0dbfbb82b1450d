using Microsoft.Extensions.VectorData;
using NewsBot.Vectors.InMemory;
using static NewsBot.Tests.Vectors.Stores;

namespace NewsBot.Tests.Vectors;

/// <summary>What a definition asks for and the store lacks is refused where the collection is defined.</summary>
public class RefusedDefinitionTests
{
    const string DistanceFunctions =
        "supported are CosineSimilarity, CosineDistance, DotProductSimilarity, NegativeDotProductSimilarity, " +
        "EuclideanDistance, EuclideanSquaredDistance, ManhattanDistance and HammingDistance.";

    const string IndexKinds =
        "known are Flat, Hnsw, IvfFlat, DiskAnn, QuantizedFlat, Dynamic, and the search is exact with each of them.";

    [Theory]
    [InlineData("Chebyshev")]
    [InlineData("cosinesimilarity")]
    [InlineData("")]
    public void AnUnknownDistanceFunctionIsRefused(string function) => AssertRefused(
        $"The vector property 'Vector' has the distance function '{function}'; {DistanceFunctions}",
        new("Vector", typeof(float[]), 2) { DistanceFunction = function });

    [Theory]
    [InlineData("Annoy")]
    [InlineData("hnsw")]
    [InlineData("")]
    public void AnUnknownIndexKindIsRefused(string kind) => AssertRefused(
        $"The vector property 'Vector' has the index kind '{kind}'; {IndexKinds}",
        new("Vector", typeof(float[]), 2) { IndexKind = kind });

    [Fact]
    public void AnAttributeIsRefusedToo()
    {
        using var store = new InMemoryVectorStore();

        Assert.Equal(
            $"The vector property 'Vector' has the distance function 'Chebyshev'; {DistanceFunctions}",
            Assert.Throws<NotSupportedException>(() => store.GetCollection<string, Chebyshev>("odd")).Message);
        Assert.Equal(
            $"The vector property 'Second' has the index kind 'Annoy'; {IndexKinds}",
            Assert.Throws<NotSupportedException>(() => store.GetCollection<string, Annoy>("odd")).Message);
    }

    [Theory]
    [InlineData(IndexKind.Flat)]
    [InlineData(IndexKind.Hnsw)]
    [InlineData(IndexKind.IvfFlat)]
    [InlineData(IndexKind.DiskAnn)]
    [InlineData(IndexKind.QuantizedFlat)]
    [InlineData(IndexKind.Dynamic)]
    [InlineData(null)]
    public async Task EveryKnownIndexKindIsSearchedExactly(string? kind)
    {
        using var notes = new InMemoryVectorStore().GetCollection<string, Note>(
            "notes", DefinitionWith(new("Vector", typeof(float[]), 2) { IndexKind = kind }));
        await notes.EnsureCollectionExistsAsync(Cancellation);
        await notes.UpsertAsync(
            [new() { Key = "a", Vector = [0, 1] }, new() { Key = "b", Vector = [1, 0] }], Cancellation);

        Assert.Equal(["b", "a"], await notes.SearchAsync(
            new float[] { 1, 0 }, 2, cancellationToken: Cancellation).KeysAsync());
    }

    static void AssertRefused(string message, VectorStoreVectorProperty property)
    {
        using var store = new InMemoryVectorStore();
        var definition = DefinitionWith(property);

        Assert.Equal(message, Assert.Throws<NotSupportedException>(
            () => store.GetDynamicCollection("notes", definition)).Message);
        Assert.Equal(message, Assert.Throws<NotSupportedException>(
            () => store.GetCollection<string, Note>("notes", definition)).Message);
        Assert.Equal(message, Assert.Throws<NotSupportedException>(
            () => new InMemoryCollection<string, Note>("notes", new() { Definition = definition })).Message);
    }

    static VectorStoreCollectionDefinition DefinitionWith(VectorStoreVectorProperty property) => new()
    {
        Properties = [new VectorStoreKeyProperty("Key", typeof(string)), property],
    };

    sealed class Chebyshev
    {
        [VectorStoreKey]
        public string Key { get; set; } = "";

        [VectorStoreVector(2, DistanceFunction = "Chebyshev")]
        public float[] Vector { get; set; } = [];
    }

    sealed class Annoy
    {
        [VectorStoreKey]
        public string Key { get; set; } = "";

        [VectorStoreVector(2)]
        public float[] First { get; set; } = [];

        [VectorStoreVector(2, IndexKind = "Annoy")]
        public float[] Second { get; set; } = [];
    }
}
