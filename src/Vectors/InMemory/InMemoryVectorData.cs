using System.Collections.Concurrent;

namespace NewsBot.Vectors.InMemory;

/// <summary>What an <see cref="InMemoryVectorStore"/> keeps; stores over the same data see the same.</summary>
public sealed class InMemoryVectorData
{
    internal const string SystemName = "newsbot.inmemory";

    internal ConcurrentDictionary<string, CollectionData> Collections { get; } = new(StringComparer.Ordinal);
}
