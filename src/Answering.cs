using Microsoft.SemanticKernel;
using NewsBot.Answers;
using NewsBot.Answers.Chat;
using NewsBot.Answers.Conversations;
using NewsBot.Answers.Drafts;
using NewsBot.Articles;
using NewsBot.Providers;
using NewsBot.Settings;

namespace NewsBot;

/// <summary>
/// Who carries out the functions Answer, Rewrite and Suggest: native code, or the chat model of the settings.
/// </summary>
/// <param name="Quoting">Answers without a model.</param>
/// <param name="Model">Null: there is none.</param>
/// <param name="Used">All that the model read and wrote so far, for whatever function.</param>
sealed record Answering(
    IAnswerer Answerer, IAnswerer Quoting, IRewriter Rewriter, ISuggester Suggester, ModelEndpoint? Model,
    Func<TokenUsage> Used)
{
    /// <exception cref="IOException">A model is set, and its prompts cannot be read.</exception>
    public static Answering Of(NewsBotSettings settings, Archive archive, TimeProvider clock)
    {
        var kernel = new Lazy<Kernel>(() => AnswerFunctions.CreateKernel(new ExtractiveComposer(settings.Answers)));
        var verifier = new CitationVerifier(archive);
        var quoting = new QuotingAnswerer(kernel, verifier);
        var native = new Answering(
            quoting, quoting, new RuleRewriter(kernel), new RuleSuggester(kernel), Model: null, () => default);
        return ChatModel.Of(settings.Chat, clock) is { } model ? By(model, native, verifier, settings) : native;
    }

    static Answering By(ChatModel model, Answering native, CitationVerifier verifier, NewsBotSettings settings)
    {
        var prompts = new PromptFunctions(
            () => model.Client, Path.Combine(ContentFolder.Find(), "prompts"), new(model.Endpoint.Model),
            settings.Chat.ContextTokens);
        var cache = settings.Chat.Cache && UserFolder.Cache is { } folder
            ? new DraftCache(Path.Combine(folder, "drafts"))
            : null;
        var writer = new DraftWriter(prompts, model.Endpoint, cache, settings.Answers);
        return new(
            new WritingAnswerer(writer, new DraftReader(settings.Answers), verifier, model.Endpoint, native.Quoting),
            native.Quoting,
            new ModelRewriter(prompts, model.Endpoint, native.Rewriter),
            new ModelSuggester(prompts, native.Suggester),
            model.Endpoint,
            () => prompts.Used);
    }
}
