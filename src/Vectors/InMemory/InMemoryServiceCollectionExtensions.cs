using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.VectorData;

namespace NewsBot.Vectors.InMemory;

/// <summary>Registers the store and its collections; all of them share one <see cref="InMemoryVectorData"/>.</summary>
public static class InMemoryServiceCollectionExtensions
{
    public static IServiceCollection AddInMemoryVectorStore(
        this IServiceCollection services, InMemoryVectorStoreOptions? options = null,
        ServiceLifetime lifetime = ServiceLifetime.Singleton) =>
        AddKeyedInMemoryVectorStore(services, null, options, lifetime);

    public static IServiceCollection AddKeyedInMemoryVectorStore(
        this IServiceCollection services, object? serviceKey, InMemoryVectorStoreOptions? options = null,
        ServiceLifetime lifetime = ServiceLifetime.Singleton)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton<InMemoryVectorData>();
        services.Add(new(typeof(InMemoryVectorStore), serviceKey, (provider, _) => Store(provider, options), lifetime));
        services.Add(new(
            typeof(VectorStore), serviceKey,
            (provider, key) => provider.GetRequiredKeyedService<InMemoryVectorStore>(key), lifetime));
        return services;
    }

    public static IServiceCollection AddInMemoryCollection<TKey, TRecord>(
        this IServiceCollection services, string name, InMemoryCollectionOptions? options = null,
        ServiceLifetime lifetime = ServiceLifetime.Singleton)
        where TKey : notnull
        where TRecord : class =>
        AddKeyedInMemoryCollection<TKey, TRecord>(services, null, name, options, lifetime);

    public static IServiceCollection AddKeyedInMemoryCollection<TKey, TRecord>(
        this IServiceCollection services, object? serviceKey, string name, InMemoryCollectionOptions? options = null,
        ServiceLifetime lifetime = ServiceLifetime.Singleton)
        where TKey : notnull
        where TRecord : class
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        services.TryAddSingleton<InMemoryVectorData>();
        services.Add(new(
            typeof(InMemoryCollection<TKey, TRecord>), serviceKey,
            (provider, _) => Collection<TKey, TRecord>(provider, name, options), lifetime));
        foreach (var face in (Type[])
            [
                typeof(VectorStoreCollection<TKey, TRecord>),
                typeof(IVectorSearchable<TRecord>),
                typeof(IKeywordHybridSearchable<TRecord>),
            ])
        {
            services.Add(new(
                face, serviceKey,
                (provider, key) => provider.GetRequiredKeyedService<InMemoryCollection<TKey, TRecord>>(key), lifetime));
        }

        return services;
    }

    static InMemoryVectorStore Store(IServiceProvider provider, InMemoryVectorStoreOptions? options) => new(new()
    {
        Data = options?.Data ?? provider.GetRequiredService<InMemoryVectorData>(),
        EmbeddingGenerator = options?.EmbeddingGenerator ?? provider.GetService<IEmbeddingGenerator>(),
    });

    static InMemoryCollection<TKey, TRecord> Collection<TKey, TRecord>(
        IServiceProvider provider, string name, InMemoryCollectionOptions? options)
        where TKey : notnull
        where TRecord : class =>
        new(name, new(options)
        {
            Data = options?.Data ?? provider.GetRequiredService<InMemoryVectorData>(),
            EmbeddingGenerator = options?.EmbeddingGenerator ?? provider.GetService<IEmbeddingGenerator>(),
        });
}
