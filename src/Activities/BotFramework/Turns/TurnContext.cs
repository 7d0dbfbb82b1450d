using NewsBot.Activities.BotFramework.Connector;
using NewsBot.Activities.BotFramework.Schema;
using NewsBot.Activities.WebChat;

namespace NewsBot.Activities.BotFramework.Turns;

/// <summary>One activity that was received, and the way back to where it came from.</summary>
sealed class TurnContext(Activity activity, IConnector connector)
{
    public Activity Activity => activity;

    /// <summary>Whether a newer question ended this turn.</summary>
    public bool IsSuperseded { get; private set; }

    /// <summary>
    /// Whether replies are all collected before the first is shown: then nothing is to be said in between.
    /// </summary>
    public bool CollectsReplies => connector is ExpectedRepliesBuffer;

    /// <summary>
    /// Where the reader reaches this host, in a conversation of its own web page; null in other channels.
    /// </summary>
    public string? OwnAddress => connector is DirectLineConnector ? activity.ServiceUrl : null;

    /// <summary>The conversation among those of all channels.</summary>
    public string ConversationKey => KeyOf(activity);

    public static string KeyOf(Activity activity) => $"{activity.ChannelId}\n{activity.Conversation?.Id}";

    /// <summary>Sends it back as a reply to what was received.</summary>
    /// <returns>The id that the channel gave it; null where it gives none.</returns>
    /// <exception cref="ConnectorException">The channel did not take it.</exception>
    public Task<string?> ReplyAsync(Activity reply, CancellationToken cancellationToken) =>
        connector.SendAsync(Addressed(reply) with { ReplyToId = activity.Id }, cancellationToken);

    /// <summary>Sends it into the conversation, as no reply: what streams is sent so.</summary>
    public Task<string?> SendAsync(Activity said, CancellationToken cancellationToken) =>
        connector.SendAsync(Addressed(said), cancellationToken);

    /// <summary>Puts it in the place of what was sent before under its id.</summary>
    public Task UpdateAsync(Activity said, CancellationToken cancellationToken) =>
        connector.UpdateAsync(Addressed(said), cancellationToken);

    /// <summary>Takes back what was sent under this id.</summary>
    public Task DeleteAsync(string id, CancellationToken cancellationToken) =>
        connector.DeleteAsync(Addressed(new() { Id = id }), cancellationToken);

    public void Supersede() => IsSuperseded = true;

    Activity Addressed(Activity said) => said with
    {
        ChannelId = activity.ChannelId,
        ServiceUrl = activity.ServiceUrl,
        Conversation = activity.Conversation,
        From = activity.Recipient,
        Recipient = activity.From,
        Locale = activity.Locale,
    };
}
