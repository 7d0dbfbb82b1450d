namespace NewsBot.Activities.WebChat;

/// <summary>What a token stands for: one person in one conversation. Nobody can guess either id.</summary>
sealed record DirectLineTicket(string ConversationId, string UserId)
{
    /// <remarks>Not "dl_…": Web Chat takes no such id from a page, and would not know whom suggestions are
    /// for.</remarks>
    public static DirectLineTicket New() => new($"{Guid.NewGuid():N}", $"reader-{Guid.NewGuid():N}");
}
