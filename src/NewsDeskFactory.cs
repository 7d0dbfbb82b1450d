using Microsoft.ML.Tokenizers;
using Microsoft.SemanticKernel;
using NewsBot.Answers;
using NewsBot.Articles;
using NewsBot.Chunks;
using NewsBot.Passages;
using NewsBot.Settings;
using NewsBot.Vectors;
using NewsBot.Vectors.InMemory;

namespace NewsBot;

/// <summary>settings → desk: the one place where the stages are put together.</summary>
static class NewsDeskFactory
{
    public static async Task<NewsDesk> CreateAsync(
        NewsBotSettings settings, TimeProvider clock, CancellationToken cancellationToken)
    {
        var archive = new Archive();
        var embedder = new HashedEmbedder();
        var chunks = new InMemoryVectorStore().GetCollection<string, ChunkRecord>("chunks");
        await chunks.EnsureCollectionExistsAsync(cancellationToken);
        var cache = new ChunkCache(settings.Chunks.Cache ? UserFolder.Cache : null, settings.Articles.Path, settings.Chunks);
        var tokenizer = new Lazy<Tokenizer>(() => TiktokenTokenizer.CreateForEncoding("o200k_base"));
        var kernel = new Lazy<Kernel>(() => AnswerFunctions.CreateKernel(new ExtractiveComposer(settings.Answers)));
        return new(
            archive,
            new ArticleChunker(settings.Chunks, tokenizer, cache),
            cache,
            new ChunkIndexer(embedder, chunks),
            new PassageRetriever(embedder, chunks, archive, settings.Passages),
            kernel,
            new CitationVerifier(archive),
            clock);
    }
}
