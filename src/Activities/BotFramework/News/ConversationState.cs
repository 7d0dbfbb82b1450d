using NewsBot.Answers.Conversations;

namespace NewsBot.Activities.BotFramework.News;

/// <summary>What is remembered of one conversation.</summary>
/// <param name="QuestionId">The activity that asked last.</param>
/// <param name="AnswerId">The activity that answered it; null where the channel gave it no id.</param>
/// <param name="IsAnswered">Whether it was answered.</param>
/// <param name="LastReply">The last answer that was given, whose sources may be asked for.</param>
sealed record ConversationState(
    Conversation Conversation, string? QuestionId, string? AnswerId, bool IsAnswered, Reply? LastReply)
{
    public static readonly ConversationState Empty = new(Conversation.Empty, null, null, false, null);

    public ConversationState Asked(string? questionId) =>
        this with { QuestionId = questionId, AnswerId = null, IsAnswered = false };

    /// <param name="conversation">With this turn.</param>
    public ConversationState Answered(Conversation conversation, Reply reply, string? answerId) => this with
    {
        Conversation = conversation,
        AnswerId = answerId,
        IsAnswered = true,
        LastReply = reply,
    };

    /// <summary>As it was before the last question, which was edited or deleted.</summary>
    public ConversationState WithoutLast() => !IsAnswered ? this : this with
    {
        Conversation = new([.. Conversation.Turns.SkipLast(1)]),
        IsAnswered = false,
        LastReply = null,
    };
}
