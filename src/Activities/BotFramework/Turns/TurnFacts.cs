namespace NewsBot.Activities.BotFramework.Turns;

/// <summary>What this host knows of a turn beside its activity. It travels in the turn's state.</summary>
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

    /// <summary>Whether a newer question ended this turn.</summary>
    public bool IsSuperseded => _isSuperseded;

    public void Supersede() => _isSuperseded = true;
}
