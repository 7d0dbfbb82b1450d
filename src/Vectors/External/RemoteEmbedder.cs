using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using NewsBot.Providers;

namespace NewsBot.Vectors.External;

/// <summary>
/// text → vector by a model over the network, in batches; each failure is a <see cref="ModelException"/>.
/// </summary>
sealed class RemoteEmbedder(
    IEmbeddingGenerator<string, Embedding<float>> model, ModelEndpoint endpoint, ModelLimits limits, int batchSize,
    TimeProvider clock) : DelegatingEmbeddingGenerator<string, Embedding<float>>(model)
{
    // An ingest prepares many articles at once: a server is not to be flooded by it.
    const int MostRequests = 4;

    readonly SemaphoreSlim _free = new(MostRequests);

    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        var embeddings = new GeneratedEmbeddings<Embedding<float>>();
        foreach (var batch in values.Chunk(batchSize))
            embeddings.AddRange(await RequestAsync(batch, options, cancellationToken));
        return embeddings;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _free.Dispose();
        base.Dispose(disposing);
    }

    async Task<GeneratedEmbeddings<Embedding<float>>> RequestAsync(
        string[] batch, EmbeddingGenerationOptions? options, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            using var call = new ModelCall(endpoint, limits, clock, cancellationToken);
            var made = await call.RunAsync(token => base.GenerateAsync(batch, options, token));
            if (made.Count != batch.Length)
                throw new ModelException($"{endpoint} sent {made.Count} vectors for {batch.Length} texts");
            if (made.Any(one => one.Vector.Length == 0 || !TensorPrimitives.IsFiniteAll<float>(one.Vector.Span)))
                throw new ModelException($"{endpoint} sent a vector that is empty or has numbers in it that are none");
            return made;
        }
        finally
        {
            _free.Release();
        }
    }
}
