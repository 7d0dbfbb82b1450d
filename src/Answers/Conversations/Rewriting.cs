namespace NewsBot.Answers.Conversations;

/// <summary>A question by itself.</summary>
/// <param name="Question">As it can be understood without what was said before.</param>
/// <param name="Reason">What was put in, and for what; null where the question is the one that was asked.</param>
sealed record Rewriting(string Question, string? Reason)
{
    /// <summary>What a model read and wrote for it.</summary>
    public TokenUsage Usage { get; init; }
}
