using NewsBot.Answers.Conversations;
using NewsBot.Providers;

namespace NewsBot.Answers.Chat;

/// <summary>
/// Rewrites by a chat model; by the rules where it is not to be had, or writes something else than the question.
/// </summary>
sealed class ModelRewriter(PromptFunctions prompts, ModelEndpoint model, IRewriter rules) : IRewriter
{
    const string Function = AnswerFunctions.Rewrite;

    // A question by itself has some names more than the one that was asked, and not a story.
    const int MostAdded = 200;

    public async Task<Rewriting> RewriteAsync(
        string question, Conversation conversation, CancellationToken cancellationToken)
    {
        // One that leaves no room for what was said is no question to rewrite, and too long to be sent.
        if (Said(question, conversation) is not { } said)
            return await rules.RewriteAsync(question, conversation, cancellationToken);
        try
        {
            var response = await prompts.AskAsync(
                Function,
                new Dictionary<string, string> { ["question"] = question, ["conversation"] = said },
                cancellationToken);
            var written = response.Text.Trim().Trim('"', '“', '”').Trim();
            var rewriting = IsTheQuestion(written, question, said)
                ? new Rewriting(written, written == question ? null : $"rewritten by {model.Model}")
                : await rules.RewriteAsync(question, conversation, cancellationToken);
            return rewriting with { Usage = PromptFunctions.UsageOf(response.Usage) };
        }
        catch (ModelException)
        {
            // The answer will be asked of the same model, and says what is wrong with it.
            return await rules.RewriteAsync(question, conversation, cancellationToken);
        }
    }

    /// <summary>
    /// The last turns, as many as the model has room for, oldest first; null where it has none at all.
    /// </summary>
    string? Said(string question, Conversation conversation)
    {
        var room = prompts.RoomBeside(Function, new Dictionary<string, string> { ["question"] = question });
        return room < 0 ? null : string.Join('\n', conversation.Turns.Reverse()
            .Select(turn => $"Reader: {turn.Question}\n" +
                $"Answer: {(turn.Answer.Length > 0 ? turn.Answer : "The articles do not say.")}")
            .TakeWhile(turn => (room -= prompts.Count(turn + "\n")) >= 0)
            .Reverse());
    }

    /// <summary>
    /// One line, and no name or number that was not said: a search for another thing would bring another answer.
    /// </summary>
    static bool IsTheQuestion(string written, string question, string said) =>
        written.Length > 0 && written.Length <= question.Length + MostAdded
        && !written.Contains('\n', StringComparison.Ordinal) && !Invented.IsIn(written, $"{question} {said}");
}
