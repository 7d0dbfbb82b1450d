using Microsoft.Extensions.AI;

namespace NewsBot.Vectors.External;

/// <summary>text → vector, with what the model wants before each text; nothing is embedded twice.</summary>
/// <param name="identity">Of the model: part of the key of each vector.</param>
sealed class CachedEmbedder(
    Lazy<IEmbeddingGenerator<string, Embedding<float>>> model, Lazy<EmbeddingCache?> cache, string identity,
    string prefix) : IEmbeddingGenerator<string, Embedding<float>>
{
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        string[] texts = [.. values.Select(value => prefix + value)];
        var keys = Array.ConvertAll(texts, text => EmbeddingCache.KeyOf(identity, text));
        var vectors = Array.ConvertAll(keys, key => cache.Value?.Find(key));
        int[] missing = [.. Enumerable.Range(0, texts.Length).Where(place => vectors[place] is null)];
        if (missing.Length > 0)
        {
            var made = await model.Value.GenerateAsync(
                missing.Select(place => texts[place]), options, cancellationToken);
            for (var i = 0; i < missing.Length; i++)
                vectors[missing[i]] = made[i].Vector.ToArray();
            cache.Value?.Add(missing.Select(place => (keys[place], vectors[place]!)));
        }

        return [.. vectors.Select(vector => new Embedding<float>(vector))];
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
        if (model.IsValueCreated)
            model.Value.Dispose();
        if (cache.IsValueCreated)
            cache.Value?.Dispose();
    }
}
