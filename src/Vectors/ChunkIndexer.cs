using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;
using NewsBot.Articles;
using NewsBot.Chunks;
using NewsBot.Vectors.Sqlite;

namespace NewsBot.Vectors;

/// <summary>chunk → vector. Embeds an article's chunks and stores them; the same chunk twice is stored once.</summary>
sealed class ChunkIndexer(
    IEmbeddingGenerator<string, Embedding<float>> embedder, VectorStoreCollection<string, ChunkRecord> store)
{
    /// <summary>How many chunks are searchable now that were not, or not so, before.</summary>
    public async Task<int> IndexAsync(Article article, IReadOnlyList<Chunk> chunks, CancellationToken cancellationToken)
    {
        var vectors = await embedder.GenerateAsync(
            chunks.Select(c => c.TextIn(article.Body)), cancellationToken: cancellationToken);
        await store.UpsertAsync(
            chunks.Zip(vectors, (chunk, vector) => ChunkRecord.From(article, chunk, vector.Vector)), cancellationToken);
        return chunks.Count;
    }

    /// <summary>What was cut and embedded before.</summary>
    public Task IndexAsync(IEnumerable<ArchivedArticle> articles, CancellationToken cancellationToken) =>
        store.UpsertAsync(
            articles.SelectMany(stored => stored.Chunks.Zip(
                stored.Vectors, (chunk, vector) => ChunkRecord.From(stored.Article, chunk, vector))),
            cancellationToken);
}
