using Microsoft.Extensions.AI;

namespace NewsBot.Vectors.Training;

/// <summary>text → vector by a model that was trained on the archive itself.</summary>
/// <param name="name">Of the model, with its hash.</param>
sealed class TrainedEmbedder(EmbeddingModel model, string name) : IEmbeddingGenerator<string, Embedding<float>>
{
    readonly EmbeddingGeneratorMetadata _metadata = new("newsbot", null, name, model.Facts.Dimensions);

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (options?.Dimensions is { } dimensions && dimensions != model.Facts.Dimensions)
            throw new NotSupportedException($"{name} has {model.Facts.Dimensions} dimensions, not {dimensions}.");

        var embeddings = new GeneratedEmbeddings<Embedding<float>>();
        foreach (var value in values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            embeddings.Add(new(model.Embed(value)) { ModelId = name });
        }

        return Task.FromResult(embeddings);
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    public void Dispose()
    {
    }
}
