using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.VectorData;
using NewsBot.Vectors;
using NewsBot.Vectors.InMemory;
using static NewsBot.Tests.Vectors.Stores;

namespace NewsBot.Tests.Vectors;

public class InMemoryVectorStoreTests
{
    [Fact]
    public async Task ACollectionExistsFromEnsuringToDeleting()
    {
        using var store = new InMemoryVectorStore();
        using var collection = store.GetCollection<string, Item>("items");
        Assert.False(await collection.CollectionExistsAsync(Cancellation));

        await collection.EnsureCollectionExistsAsync(Cancellation);
        await collection.EnsureCollectionExistsAsync(Cancellation);

        Assert.True(await collection.CollectionExistsAsync(Cancellation));
        Assert.True(await store.CollectionExistsAsync("items", Cancellation));
        Assert.Equal(["items"], await store.ListCollectionNamesAsync(Cancellation).ToListAsync(Cancellation));

        await collection.EnsureCollectionDeletedAsync(Cancellation);
        await store.EnsureCollectionDeletedAsync("items", Cancellation);

        Assert.False(await store.CollectionExistsAsync("items", Cancellation));
        Assert.Empty(await store.ListCollectionNamesAsync(Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task ADeletedCollectionComesBackEmpty()
    {
        var collection = await ItemsAsync(new Item { Key = "a" });

        await collection.EnsureCollectionDeletedAsync(Cancellation);
        await collection.EnsureCollectionExistsAsync(Cancellation);

        Assert.Null(await collection.GetAsync("a", cancellationToken: Cancellation));
    }

    [Fact]
    public async Task AMissingCollectionIsNamed()
    {
        using var collection = new InMemoryVectorStore().GetCollection<string, Item>("items");

        var failure = await Assert.ThrowsAsync<VectorStoreException>(
            () => collection.UpsertAsync(new Item { Key = "a" }, Cancellation));

        Assert.Equal("The collection 'items' does not exist; call EnsureCollectionExistsAsync first.", failure.Message);
        Assert.Equal(("items", "Upsert"), (failure.CollectionName, failure.OperationName));
        await Assert.ThrowsAsync<VectorStoreException>(() => collection.GetAsync("a", cancellationToken: Cancellation));
    }

    [Fact]
    public async Task TwoStoresOverTheSameDataShareIt()
    {
        var data = new InMemoryVectorData();
        using var first = new InMemoryVectorStore(new() { Data = data });
        using var second = new InMemoryVectorStore(new() { Data = data });
        var collection = first.GetCollection<string, Item>("items");
        await collection.EnsureCollectionExistsAsync(Cancellation);
        await collection.UpsertAsync(new Item { Key = "a", Number = 7 }, Cancellation);

        var read = await second.GetCollection<string, Item>("items").GetAsync("a", cancellationToken: Cancellation);

        Assert.Equal(7, read!.Number);
        using var other = new InMemoryVectorStore();
        Assert.False(await other.CollectionExistsAsync("items", Cancellation));
    }

    [Fact]
    public async Task ACollectionCanBeOpenedAsAnotherTypeAndAsDictionaries()
    {
        using var store = new InMemoryVectorStore();
        var items = store.GetCollection<string, Item>("items");
        await items.EnsureCollectionExistsAsync(Cancellation);
        await items.UpsertAsync(
            new Item { Key = "a", Number = 7, Words = "w", Tags = ["x"], Vector = new float[] { 1, 2, 3 } },
                Cancellation);

        var other = await store.GetCollection<string, OtherItem>("items")
            .GetAsync("a", new() { IncludeVectors = true }, Cancellation);
        var dynamic = store.GetDynamicCollection("items", DynamicDefinition());
        var map = await dynamic.GetAsync("a", new() { IncludeVectors = true }, Cancellation);
        await dynamic.UpsertAsync(new Dictionary<string, object?> { ["Key"] = "b", ["Number"] = 8 }, Cancellation);

        Assert.Equal("w", other!.Renamed);
        Assert.Equal(["x"], other.Tags);
        Assert.Equal([1, 2, 3], other.Vector!.Vector.ToArray());
        Assert.Equal(7, map!["Number"]);
        Assert.Equal([1, 2, 3], ((ReadOnlyMemory<float>)map["Vector"]!).ToArray());
        Assert.Equal(8, (await items.GetAsync("b", cancellationToken: Cancellation))!.Number);
    }

    [Fact]
    public async Task ADictionaryHasEachPropertyThatMayBeNull()
    {
        using var store = new InMemoryVectorStore();
        var definition = DynamicDefinition();
        definition.Properties.Add(new VectorStoreDataProperty("Words", typeof(string)));
        var dynamic = store.GetDynamicCollection("items", definition);
        await dynamic.EnsureCollectionExistsAsync(Cancellation);
        await dynamic.UpsertAsync(new Dictionary<string, object?> { ["Key"] = "a", ["Number"] = 7 }, Cancellation);

        var read = await dynamic.GetAsync("a", cancellationToken: Cancellation);

        Assert.True(read!.TryGetValue("Words", out var words));
        Assert.Null(words);
    }

    [Fact]
    public void StoreAndCollectionSayWhatTheyAre()
    {
        using var store = new InMemoryVectorStore();
        using var collection = store.GetCollection<string, Item>("items");

        Assert.Equal("newsbot.inmemory", Service<VectorStoreMetadata>(store.GetService)!.VectorStoreSystemName);
        var metadata = Service<VectorStoreCollectionMetadata>(collection.GetService)!;
        Assert.Equal(("newsbot.inmemory", "items"), (metadata.VectorStoreSystemName, metadata.CollectionName));
        Assert.Same(store, Service<VectorStore>(store.GetService));
        Assert.Same(collection, Service<IKeywordHybridSearchable<Item>>(collection.GetService));
        Assert.Null(collection.GetService(typeof(VectorStoreCollectionMetadata), "key"));
        Assert.Null(collection.GetService(typeof(string)));
    }

    [Fact]
    public void TheKeyTypeMustBeTheModels()
    {
        using var store = new InMemoryVectorStore();

        Assert.Throws<InvalidOperationException>(() => store.GetCollection<int, Item>("items"));
        Assert.Throws<ArgumentException>(
            () => store.GetCollection<object, Dictionary<string, object?>>("items", DynamicDefinition()));
        Assert.Throws<ArgumentNullException>(() => store.GetDynamicCollection("items", null!));
        Assert.Throws<NotSupportedException>(() => store.GetCollection<string, GeneratedString>("items"));
        Assert.Throws<NotSupportedException>(() => store.GetCollection<int, GeneratedInt>("items"));
        Assert.Throws<NotSupportedException>(() => store.GetCollection<double, DoubleKey>("items"));
    }

    [Fact]
    public async Task OtherDimensionsThanTheCollectionHasAreRefused()
    {
        var data = new InMemoryVectorData();
        using var store = new InMemoryVectorStore(new() { Data = data });
        await store.GetCollection<string, Item>("items").EnsureCollectionExistsAsync(Cancellation);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => store.GetCollection<string, Note>("items").EnsureCollectionExistsAsync(Cancellation));

        Assert.Equal("The collection 'items' has vectors of 3 dimensions in 'Vector'; it cannot be opened with 2.",
            refused.Message);
    }

    [Theory, CombinatorialLifetimes]
    public async Task ServicesOfEveryLifetimeShareTheData(ServiceLifetime lifetime, string? key)
    {
        using var embedder = new LengthEmbedder();
        await using var provider = new ServiceCollection()
            .AddSingleton<IEmbeddingGenerator>(embedder)
            .AddKeyedInMemoryVectorStore(key, lifetime: lifetime)
            .AddKeyedInMemoryCollection<string, Item>(key, "items", lifetime: lifetime)
            .BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var services = scope.ServiceProvider;

        var store = services.GetRequiredKeyedService<VectorStore>(key);
        await store.GetCollection<string, Item>("items").EnsureCollectionExistsAsync(Cancellation);

        Assert.True(await services.GetRequiredKeyedService<InMemoryCollection<string, Item>>(key)
            .CollectionExistsAsync(Cancellation));
        var searchable = services.GetRequiredKeyedService<IVectorSearchable<Item>>(key);
        Assert.Empty(await searchable.SearchAsync("text", 1, cancellationToken: Cancellation).ToListAsync(
            Cancellation));
        Assert.Equal(1, embedder.Calls);
        Assert.NotNull(services.GetRequiredKeyedService<IKeywordHybridSearchable<Item>>(key));
        Assert.Equal(
            lifetime != ServiceLifetime.Transient,
            ReferenceEquals(store, services.GetRequiredKeyedService<VectorStore>(key)));
    }

    [Fact]
    public async Task WithoutAKeyTheServicesAreTheDefaultOnes()
    {
        await using var provider = new ServiceCollection()
            .AddInMemoryVectorStore().AddInMemoryCollection<string, Item>("items").BuildServiceProvider();

        Assert.Same(provider.GetRequiredService<InMemoryVectorStore>(), provider.GetRequiredService<VectorStore>());
        Assert.Equal("items", provider.GetRequiredService<VectorStoreCollection<string, Item>>().Name);
    }

    [Fact]
    public async Task ChunkRecordsAreStoredAndFound()
    {
        using var collection = new InMemoryVectorStore().GetCollection<string, ChunkRecord>("chunks");
        await collection.EnsureCollectionExistsAsync(Cancellation);
        await collection.UpsertAsync(
            [
                new ChunkRecord { Key = "a#0", Text = "Kim visited the museum.", Vector = HashedEmbedder.Embed(
                    "Kim visited the museum.") },
                new ChunkRecord { Key = "b#0", Text = "The budget passed.", Vector = HashedEmbedder.Embed(
                    "The budget passed.") },
            ],
            Cancellation);

        var nearest = await collection.SearchAsync(
            HashedEmbedder.Embed("museum visit"), 1, cancellationToken: Cancellation).FirstAsync(Cancellation);
        var best = await collection.SearchKeywordsAsync("Who visits museums?", 5, cancellationToken: Cancellation)
            .SingleAsync(Cancellation);

        Assert.Equal("a#0", nearest.Record.Key);
        Assert.Equal("a#0", best.Record.Key);
    }

    static T? Service<T>(Func<Type, object?, object?> getService)
        where T : class => (T?)getService(typeof(T), null);

    static VectorStoreCollectionDefinition DynamicDefinition() => new()
    {
        Properties =
        [
            new VectorStoreKeyProperty("Key", typeof(string)),
            new VectorStoreDataProperty("Number", typeof(int)),
            new VectorStoreVectorProperty("Vector", typeof(ReadOnlyMemory<float>?), 3),
        ],
    };

    sealed class CombinatorialLifetimes : Xunit.v3.DataAttribute
    {
        public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
            System.Reflection.MethodInfo testMethod, Xunit.Sdk.DisposalTracker disposalTracker)
        {
            var rows = new List<ITheoryDataRow>();
            foreach (var lifetime in Enum.GetValues<ServiceLifetime>())
                foreach (var key in new string?[] { null, "key" })
                    rows.Add(new TheoryDataRow<ServiceLifetime, string?>(lifetime, key));
            return new(rows);
        }

        public override bool SupportsDiscoveryEnumeration() => true;
    }

    sealed class OtherItem
    {
        [VectorStoreKey]
        public string Id { get; set; } = "";

        [VectorStoreData(StorageName = "words")]
        public string? Renamed { get; set; }

        [VectorStoreData]
        public List<string>? Tags { get; set; }

        [VectorStoreVector(3)]
        public Embedding<float>? Vector { get; set; }
    }

    sealed class GeneratedString
    {
        [VectorStoreKey(IsAutoGenerated = true)]
        public string Key { get; set; } = "";
    }

    sealed class GeneratedInt
    {
        [VectorStoreKey(IsAutoGenerated = true)]
        public int Key { get; set; }
    }

    sealed class DoubleKey
    {
        [VectorStoreKey]
        public double Key { get; set; }
    }
}
