using NewsBot.Answers.Conversations;

namespace NewsBot;

/// <summary>A question with what a channel knows about its circumstances.</summary>
/// <param name="AsOf">
/// Answers as on this day: articles published later are not used. Null: today, with all there is.
/// </param>
sealed record Inquiry(string Question, DateOnly? AsOf = null)
{
    /// <summary>What was said before: a follow-up is understood by it.</summary>
    public Conversation Conversation { get; init; } = Conversation.Empty;
}
