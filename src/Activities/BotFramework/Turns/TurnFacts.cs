namespace NewsBot.Activities.BotFramework.Turns;

/// <summary>Carries, in a turn's state, the facts that its activity does not have.</summary>
/// <param name="conversationKey">
/// Tells the conversation from those of all channels and doors: what comes by one door cannot name another's.
/// </param>
/// <param name="sender">The id of the person; null if the channel gives none.</param>
/// <param name="ownAddress">
/// Where the reader reaches this host, in a conversation of its own web page; null in other channels.
/// </param>
sealed class TurnFacts(string conversationKey, string? sender = null, string? ownAddress = null)
{
    volatile bool _isSuperseded;

    public string ConversationKey => conversationKey;

    public string? Sender => sender;

    public string? OwnAddress => ownAddress;

    /// <summary>True once a newer question has ended this turn.</summary>
    public bool IsSuperseded => _isSuperseded;

    public void Supersede() => _isSuperseded = true;
}
