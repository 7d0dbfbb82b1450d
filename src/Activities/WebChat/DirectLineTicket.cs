namespace NewsBot.Activities.WebChat;

/// <summary>What a token stands for: one person in one conversation. Nobody can guess either id.</summary>
sealed record DirectLineTicket(string ConversationId, string UserId)
{
    public static DirectLineTicket New() => new($"{Guid.NewGuid():N}", $"dl_{Guid.NewGuid():N}");
}
