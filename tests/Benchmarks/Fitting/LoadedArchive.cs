using Microsoft.ML.Tokenizers;
using NewsBot.Articles;
using NewsBot.Chunks;
using NewsBot.Passages;
using NewsBot.Vectors;
using NewsBot.Vectors.InMemory;
using NewsBot.Vectors.Sqlite;

namespace NewsBot.Fitting;

/// <summary>An archive in memory, and the search over it.</summary>
sealed record LoadedArchive(PassageRetriever Retriever, Archive Archive, Func<string, double> Idf)
{
    const int LoadedAtOnce = 256;

    /// <summary>Articles of a folder, with the embedded vectors.</summary>
    public static async Task<LoadedArchive> OfFolderAsync(string folder)
    {
        var archive = new Archive();
        var chunks = new InMemoryVectorStore().GetCollection<string, ChunkRecord>("chunks");
        await chunks.EnsureCollectionExistsAsync();
        var embedder = new HashedEmbedder();
        var options = new ChunkOptions();
        var chunker = new ArticleChunker(
            options, new(() => TiktokenTokenizer.CreateForEncoding("o200k_base")), new ChunkCache(null, "", options));
        await foreach (var read in ArticleFolder.ReadAsync(folder, CancellationToken.None))
        {
            if (read is not ReadResult.Readable(_, var article))
                continue;
            await new ChunkIndexer(embedder, chunks).IndexAsync(
                article, chunker.Chunk(article), CancellationToken.None);
            archive.Add(article);
        }

        return new(new(embedder, chunks, archive, new PassageOptions()), archive, chunks.InverseDocumentFrequency);
    }

    public static async Task<LoadedArchive> ReadAsync(string path)
    {
        var archive = new Archive();
        var chunks = new InMemoryVectorStore().GetCollection<string, ChunkRecord>("chunks");
        await chunks.EnsureCollectionExistsAsync();
        using var stored = ArchiveReader.Open(path);
        var embedders = new Embedders(new(), cacheFolder: null, TimeProvider.System);
        var embedder = embedders.For(path, stored.Manifest.Makers.Embedder, stored.Model).Passages;
        var indexer = new ChunkIndexer(embedder, chunks);
        foreach (var batch in stored.Articles().Chunk(LoadedAtOnce))
        {
            await indexer.IndexAsync(batch, CancellationToken.None);
            foreach (var article in batch)
                archive.Add(article.Article);
        }

        return new(new(embedder, chunks, archive, new PassageOptions()), archive, chunks.InverseDocumentFrequency);
    }
}
