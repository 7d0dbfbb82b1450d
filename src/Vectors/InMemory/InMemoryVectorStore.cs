using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace NewsBot.Vectors.InMemory;

/// <summary>A vector store in memory: exact, keyword and hybrid search, for many readers and writers at once.</summary>
public sealed class InMemoryVectorStore : VectorStore
{
    readonly InMemoryVectorData data;
    readonly IEmbeddingGenerator? embeddingGenerator;
    readonly VectorStoreMetadata metadata = new() { VectorStoreSystemName = InMemoryVectorData.SystemName };

    public InMemoryVectorStore(InMemoryVectorStoreOptions? options = null)
    {
        data = options?.Data ?? new();
        embeddingGenerator = options?.EmbeddingGenerator;
    }

    /// <remarks>A search is exact, whatever index kind of <see cref="IndexKind"/> a vector property has.</remarks>
    /// <exception cref="NotSupportedException">
    /// A property has a type, a distance function or an index kind that the store does not know.
    /// </exception>
    public override InMemoryCollection<TKey, TRecord> GetCollection<TKey, TRecord>(
        string name, VectorStoreCollectionDefinition? definition = null) =>
        typeof(TRecord) == typeof(Dictionary<string, object?>)
            ? throw new ArgumentException(VectorDataStrings.GetCollectionWithDictionaryNotSupported)
            : new(name, OptionsFor(definition));

    /// <inheritdoc cref="GetCollection"/>
    public override InMemoryCollection<object, Dictionary<string, object?>> GetDynamicCollection(
        string name, VectorStoreCollectionDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return new(name, OptionsFor(definition));
    }

    public override async IAsyncEnumerable<string> ListCollectionNamesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        foreach (var name in data.Collections.Keys.Order(StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return name;
        }
    }

    public override Task<bool> CollectionExistsAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(data.Collections.ContainsKey(name));
    }

    public override Task EnsureCollectionDeletedAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        cancellationToken.ThrowIfCancellationRequested();
        data.Collections.TryRemove(name, out _);
        return Task.CompletedTask;
    }

    public override object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(VectorStoreMetadata) ? metadata
            : serviceType == typeof(InMemoryVectorData) ? data
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    InMemoryCollectionOptions OptionsFor(VectorStoreCollectionDefinition? definition) =>
        new() { Definition = definition, EmbeddingGenerator = embeddingGenerator, Data = data };
}
