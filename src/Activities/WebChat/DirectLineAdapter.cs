using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using NewsBot.Activities.BotFramework.Connector;
using NewsBot.Activities.BotFramework.Turns;

namespace NewsBot.Activities.WebChat;

/// <summary>activity → its turn → the conversation in this host that it names.</summary>
sealed class DirectLineAdapter(TurnIntake intake, DirectLineConversations conversations) : BotAdapter
{
    /// <param name="ownAddress">Where the reader finds articles on this host; null if they are not shown.</param>
    /// <param name="shown">The turn waits for it: the reader sees what they said before its answer.</param>
    /// <returns>200, or 400, 429 or 503 if there will be no turn.</returns>
    public int Accept(Activity activity, string? ownAddress, Task shown) => intake.Accept(
        activity,
        new($"page\n{activity.Conversation.Id}", activity.From?.Id, ownAddress),
        async (callback, cancellationToken) =>
        {
            await shown;
            using var turn = new TurnContext(this, activity);
            await RunPipelineAsync(turn, callback, cancellationToken);
        },
        isLimited: false, out _);

    public override Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        turnContext.ClearReplyToIds(activities);
        var conversation = Find(turnContext.Activity.Conversation);
        return Task.FromResult(Array.ConvertAll(activities, activity =>
        {
            activity.Id = conversation.NewId();
            conversation.Add(activity);
            return new ResourceResponse(activity.Id);
        }));
    }

    public override Task<ResourceResponse> UpdateActivityAsync(
        ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        Find(activity.Conversation).Add(activity);
        return Task.FromResult(new ResourceResponse(activity.Id));
    }

    public override Task DeleteActivityAsync(
        ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) =>
        throw new ConnectorException("Direct Line cannot take back what was said.");

    DirectLineConversation Find(ConversationAccount account) => conversations.TryGet(account.Id, out var conversation)
        ? conversation
        : throw new ConnectorException("The conversation has ended.");
}
