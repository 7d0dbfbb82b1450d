using NewsBot.Activities.BotFramework.Connector;
using NewsBot.Activities.BotFramework.Schema;

namespace NewsBot.Activities.WebChat;

/// <summary>activity → the conversation in this host that it names.</summary>
sealed class DirectLineConnector(DirectLineConversations conversations) : IConnector
{
    public Task<string?> SendAsync(Activity activity, CancellationToken cancellationToken)
    {
        var conversation = Of(activity);
        var id = conversation.NewId();
        conversation.Add(activity with { Id = id });
        return Task.FromResult<string?>(id);
    }

    public Task UpdateAsync(Activity activity, CancellationToken cancellationToken)
    {
        Of(activity).Add(activity);
        return Task.CompletedTask;
    }

    public Task DeleteAsync(Activity activity, CancellationToken cancellationToken) =>
        throw new ConnectorException("Direct Line cannot take back what was said.");

    DirectLineConversation Of(Activity activity) =>
        conversations.TryGet(activity.Conversation?.Id ?? "", out var conversation)
            ? conversation
            : throw new ConnectorException("The conversation has ended.");
}
