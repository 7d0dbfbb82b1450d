using Microsoft.ML.Tokenizers;
using NewsBot.Answers;
using NewsBot.Articles;
using NewsBot.Chunks;
using NewsBot.Passages;
using NewsBot.Providers;
using NewsBot.Settings;
using NewsBot.Vectors;
using NewsBot.Vectors.InMemory;
using NewsBot.Vectors.Sqlite;

namespace NewsBot;

/// <summary>settings → desk: the one place where the stages are put together.</summary>
static class NewsDeskFactory
{
    /// <exception cref="ArchiveException">There is an archive, and it cannot be used as it is.</exception>
    public static async Task<NewsDesk> CreateAsync(
        NewsBotSettings settings, TimeProvider clock, CancellationToken cancellationToken)
    {
        var stored = NewsSources.Of(settings).Archive is { } file ? ArchiveReader.Open(file) : null;
        var archive = new Archive();
        stored?.Manifest.Makers.Check(stored.Path, settings.Chunks);
        var embedders = EmbeddersOf(settings, clock);
        var embedder = stored is null
            ? embedders.AsSet
            : embedders.For(stored.Path, stored.Manifest.Makers.Embedder, stored.Model);
        var dimensions = stored?.Manifest.Makers.Dimensions ?? await embedder.DimensionsAsync(cancellationToken);
        var chunks = new InMemoryVectorStore().GetCollection<string, ChunkRecord>(
            "chunks", ChunkRecord.DefinitionFor(dimensions));
        await chunks.EnsureCollectionExistsAsync(cancellationToken);
        var cacheFolder = settings.Chunks.Cache ? UserFolder.Cache : null;
        var cache = new ChunkCache(cacheFolder, settings.Articles.Path, settings.Chunks);
        var retriever = new PassageRetriever(embedder.Questions, chunks, archive, settings.Passages);
        var search = new NewsSearch(archive, retriever, clock);
        var answering = Answering.Of(settings, archive, clock);
        return new(
            stored,
            archive,
            new ArticleChunker(settings.Chunks, NewTokenizer(), cache),
            cache,
            new ChunkIndexer(embedder.Passages, chunks),
            search,
            answering.Rewriter,
            answering.Answerer,
            new NextQuestions(archive, search, answering.Quoting, answering.Suggester),
            settings.Conversation,
            answering.Model,
            settings.Embeddings.Service,
            answering.Used);
    }

    /// <summary>
    /// The flow that answers from an article at hand. It never refuses: its confidence is for the asker to judge.
    /// </summary>
    public static ArticleDesk CreateArticleDesk(NewsBotSettings settings, TimeProvider clock)
    {
        var answers = new AnswerOptions { MaxSentences = settings.Answers.MaxSentences, MinConfidence = 0 };
        return new(
            AnswerFunctions.CreateKernel(new ExtractiveComposer(answers)),
            DateOnly.FromDateTime(clock.GetLocalNow().DateTime));
    }

    /// <summary>The flow that writes to the archive.</summary>
    public static NewsIngest CreateIngest(NewsBotSettings settings, ArchiveWriter archive) => new(
        new ArticleChunker(settings.Chunks, NewTokenizer(), new ChunkCache(null, "", settings.Chunks)),
        EmbeddersOf(settings, TimeProvider.System)
            .For(archive.Path, archive.Manifest.Makers.Embedder, archive.Model).Passages,
        archive);

    /// <summary>What makes the chunks and vectors of a new archive.</summary>
    /// <exception cref="ModelException">The model of the settings cannot be asked how long its vectors are.</exception>
    public static async Task<ArchiveMakers> MakersOfAsync(NewsBotSettings settings, CancellationToken cancellationToken)
    {
        var embedder = EmbeddersOf(settings, TimeProvider.System).AsSet;
        return new(
            ArchiveMakers.ChunkerOf(settings.Chunks), embedder.Name, await embedder.DimensionsAsync(cancellationToken));
    }

    public static Embedders EmbeddersOf(NewsBotSettings settings, TimeProvider clock) =>
        new(settings.Embeddings, UserFolder.Cache, clock);

    static Lazy<Tokenizer> NewTokenizer() => new(() => TiktokenTokenizer.CreateForEncoding("o200k_base"));
}
