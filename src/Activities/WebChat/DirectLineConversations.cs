using System.Diagnostics.CodeAnalysis;

namespace NewsBot.Activities.WebChat;

/// <summary>The conversations that somebody has a token for.</summary>
/// <param name="most">How many; those whose tokens end first go first.</param>
sealed class DirectLineConversations(int most, TimeProvider clock)
{
    readonly Lock _lock = new();
    readonly Dictionary<string, DirectLineConversation> _byId = new(StringComparer.Ordinal);

    public bool TryGet(string id, [NotNullWhen(true)] out DirectLineConversation? conversation)
    {
        lock (_lock)
            return _byId.TryGetValue(id, out conversation) && clock.GetUtcNow() < conversation.Expiry;
    }

    /// <returns>The ticket's conversation, and whether it has just begun.</returns>
    public (DirectLineConversation Conversation, bool IsNew) Open(DirectLineTicket ticket)
    {
        lock (_lock)
        {
            if (_byId.TryGetValue(ticket.ConversationId, out var known))
                return (known, false);
            MakeRoom();
            var conversation = new DirectLineConversation(ticket, clock);
            Keep(conversation);
            _byId.Add(ticket.ConversationId, conversation);
            return (conversation, true);
        }
    }

    /// <summary>A new token was given for it.</summary>
    public void Keep(DirectLineConversation conversation) =>
        conversation.Expiry = clock.GetUtcNow() + DirectLineTokens.Lifetime;

    void MakeRoom()
    {
        var now = clock.GetUtcNow();
        foreach (var ended in _byId.Values.Where(conversation => conversation.Expiry <= now).ToList())
            Remove(ended);
        if (_byId.Count >= most && _byId.Values.MinBy(conversation => conversation.Expiry) is { } oldest)
            Remove(oldest);
    }

    void Remove(DirectLineConversation conversation)
    {
        _byId.Remove(conversation.Ticket.ConversationId);
        conversation.End();
    }
}
