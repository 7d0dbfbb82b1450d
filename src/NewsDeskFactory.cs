using Microsoft.Extensions.AI;
using Microsoft.ML.Tokenizers;
using Microsoft.SemanticKernel;
using NewsBot.Answers;
using NewsBot.Answers.Chat;
using NewsBot.Answers.Conversations;
using NewsBot.Answers.Drafts;
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
        var embedder = EmbedderOf(stored, settings);
        var chunks = new InMemoryVectorStore().GetCollection<string, ChunkRecord>("chunks");
        await chunks.EnsureCollectionExistsAsync(cancellationToken);
        var cache = new ChunkCache(settings.Chunks.Cache ? UserFolder.Cache : null, settings.Articles.Path, settings.Chunks);
        var search = new NewsSearch(archive, new PassageRetriever(embedder, chunks, archive, settings.Passages), clock);
        var answering = AnsweringOf(settings, archive, clock);
        return new(
            stored,
            archive,
            new ArticleChunker(settings.Chunks, NewTokenizer(), cache),
            cache,
            new ChunkIndexer(embedder, chunks),
            search,
            answering.Rewriter,
            answering.Answerer,
            new NextQuestions(archive, search, answering.Quoting, answering.Suggester),
            settings.Conversation,
            answering.Model);
    }

    /// <summary>The flow that answers from an article at hand. It never refuses: its confidence is for the asker to judge.</summary>
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
        Embedders.For(archive.Path, archive.Manifest.Makers.Embedder, archive.Model),
        archive);

    /// <summary>What makes the chunks and vectors of a new archive.</summary>
    public static ArchiveMakers MakersOf(NewsBotSettings settings) =>
        new(ArchiveMakers.ChunkerOf(settings.Chunks), HashedEmbedder.ModelId, HashedEmbedder.Dimensions);

    /// <summary>The kernel's functions: native ones, and over them those that the settings' chat model carries out.</summary>
    static Answering AnsweringOf(NewsBotSettings settings, Archive archive, TimeProvider clock)
    {
        var kernel = new Lazy<Kernel>(() => AnswerFunctions.CreateKernel(new ExtractiveComposer(settings.Answers)));
        var verifier = new CitationVerifier(archive);
        var quoting = new QuotingAnswerer(kernel, verifier);
        var native = new Answering(quoting, quoting, new RuleRewriter(kernel), new RuleSuggester(kernel), Model: null);
        return ChatModel.Of(settings.Chat, clock) is { } model ? WrittenBy(model, native, verifier, settings) : native;
    }

    static Answering WrittenBy(ChatModel model, Answering native, CitationVerifier verifier, NewsBotSettings settings)
    {
        var prompts = new PromptFunctions(
            () => model.Client, Path.Combine(ContentFolder.Find(), "prompts"), new(model.Endpoint.Model), settings.Chat.ContextTokens);
        var cache = settings.Chat.Cache && UserFolder.Cache is { } folder ? new DraftCache(Path.Combine(folder, "drafts")) : null;
        var writer = new DraftWriter(prompts, model.Endpoint, cache, settings.Answers);
        return new(
            new WritingAnswerer(writer, new DraftReader(settings.Answers), verifier, model.Endpoint, native.Quoting),
            native.Quoting,
            new ModelRewriter(prompts, model.Endpoint, native.Rewriter),
            new ModelSuggester(prompts, native.Suggester),
            model.Endpoint);
    }

    static Lazy<Tokenizer> NewTokenizer() => new(() => TiktokenTokenizer.CreateForEncoding("o200k_base"));

    /// <summary>The one that made the stored vectors: no other's can be compared with them.</summary>
    static IEmbeddingGenerator<string, Embedding<float>> EmbedderOf(ArchiveReader? stored, NewsBotSettings settings)
    {
        if (stored is null)
            return new HashedEmbedder();
        var makers = stored.Manifest.Makers;
        makers.Check(stored.Path, settings.Chunks);
        return Embedders.For(stored.Path, makers.Embedder, stored.Model);
    }

    sealed record Answering(
        IAnswerer Answerer, IAnswerer Quoting, IRewriter Rewriter, ISuggester Suggester, ModelEndpoint? Model);
}
