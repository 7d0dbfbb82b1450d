using System.Security.Cryptography;
using NewsBot.Answers.Drafts;
using NewsBot.Passages;
using NewsBot.Providers;

namespace NewsBot.Answers.Chat;

/// <summary>passages → a prompt's argument: the best ones, as many as the model has room for.</summary>
static class PromptPassages
{
    const string Between = "\n\n";

    /// <param name="others">The prompt's other arguments.</param>
    /// <exception cref="ModelException">There is no room for any.</exception>
    public static IReadOnlyList<PromptPassage> Within(
        PromptFunctions prompts, string function, IReadOnlyDictionary<string, string> others,
        IReadOnlyList<Passage> passages)
    {
        var room = prompts.RoomBeside(function, others);
        var given = Give(passages).TakeWhile(p => (room -= prompts.Count(PassagePrompt.Of(p) + Between)) >= 0).ToList();
        return given.Count > 0 ? given : throw new ModelException(
            "Chat:ContextTokens leaves no room for passages beside the question", isAboutTheRequest: true);
    }

    public static string TextOf(IEnumerable<PromptPassage> passages) =>
        string.Join(Between, passages.Select(PassagePrompt.Of));

    /// <remarks>The seed is from outside the articles: nobody who wrote one can have known the ids.</remarks>
    static IReadOnlyList<PromptPassage> Give(IReadOnlyList<Passage> passages) =>
        PassageIds.Give(passages, new Random(RandomNumberGenerator.GetInt32(int.MaxValue)));
}
