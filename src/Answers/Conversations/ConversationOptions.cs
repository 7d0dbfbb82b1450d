using System.ComponentModel.DataAnnotations;

namespace NewsBot.Answers.Conversations;

/// <summary>The settings section "Conversation".</summary>
sealed class ConversationOptions
{
    /// <summary>How many tokens of what was said before are kept; the oldest turns go first.</summary>
    [Range(0, 100_000)]
    public int MaxTokens { get; set; } = 1_000;

    /// <summary>How many next questions are suggested after an answer at the most; 0 suggests none.</summary>
    [Range(0, 10)]
    public int Suggestions { get; set; } = 3;
}
