using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;

namespace NewsBot.Vectors.InMemory;

public sealed class InMemoryVectorStoreOptions
{
    /// <summary>Embeds what is not a vector, where neither the collection nor the property names a generator.</summary>
    public IEmbeddingGenerator? EmbeddingGenerator { get; set; }

    /// <summary>The data to open; data of the store's own when it is not given.</summary>
    public InMemoryVectorData? Data { get; set; }
}

public sealed class InMemoryCollectionOptions : VectorStoreCollectionOptions
{
    public InMemoryCollectionOptions()
    {
    }

    internal InMemoryCollectionOptions(InMemoryCollectionOptions? source)
        : base(source) => Data = source?.Data;

    /// <summary>The data that the collection is part of; data of its own when it is not given.</summary>
    public InMemoryVectorData? Data { get; set; }
}
