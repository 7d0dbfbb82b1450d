using System.Globalization;
using Microsoft.Extensions.AI;
using NewsBot.Answers.Drafts;
using NewsBot.Providers;

namespace NewsBot.Answers.Chat;

/// <summary>question, passages → what a model writes about them, or has written before.</summary>
/// <param name="cache">Null: the model is asked each time.</param>
sealed class DraftWriter(PromptFunctions prompts, ModelEndpoint model, DraftCache? cache, AnswerOptions options)
{
    const string Function = AnswerFunctions.Answer;

    /// <exception cref="ModelException">There is no room in the prompt.</exception>
    public Draft Begin(AnswerRequest request)
    {
        var arguments = new Dictionary<string, string>
        {
            ["question"] = request.Question,
            ["today"] = request.AsOf.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
            ["sentences"] = options.MaxSentences.ToString(CultureInfo.InvariantCulture),
        };
        var passages = PromptPassages.Within(prompts, Function, arguments, request.Passages);
        var key = cache is null ? "" : KeyOf(arguments, passages);
        if (cache?.Find(key) is { } kept && kept.Ids.Count == passages.Count)
            return new([.. passages.Zip(kept.Ids, (p, id) => p with { Id = id })], _ => Written(kept.Text));

        arguments["passages"] = PromptPassages.TextOf(passages);
        return new(passages, cancellationToken => prompts.StreamAsync(Function, arguments, cancellationToken))
        {
            WhenWritten = text => cache?.Keep(key, new([.. passages.Select(p => p.Id)], text)),
        };
    }

    static IAsyncEnumerable<ChatResponseUpdate> Written(string text) =>
        new[] { new ChatResponseUpdate(ChatRole.Assistant, text) }.ToAsyncEnumerable();

    /// <summary>The ids are made anew each time; what they stand for is in the key.</summary>
    string KeyOf(Dictionary<string, string> arguments, IReadOnlyList<PromptPassage> passages) => DraftCache.KeyOf(
    [
        model.ToString(),
        prompts.TemplateOf(Function),
        .. arguments.Values,
        .. passages.Select(p => PassagePrompt.Of(p with { Id = "" })),
    ]);
}
