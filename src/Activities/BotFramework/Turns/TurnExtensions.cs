using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using NewsBot.Activities.BotFramework.Connector;
using NewsBot.Activities.BotFramework.Schema;

namespace NewsBot.Activities.BotFramework.Turns;

/// <summary>Adds to Bot Builder's turns the few things that this bot asks of them.</summary>
static class TurnExtensions
{
    public static TurnFacts Facts(this ITurnContext turn) => turn.TurnState.Get<TurnFacts>();

    public static string ConversationKey(this ITurnContext turn) => turn.Facts().ConversationKey;

    /// <summary>
    /// Whether replies are all collected before the first is shown: then nothing is to be said in between.
    /// </summary>
    public static bool CollectsReplies(this ITurnContext turn) =>
        turn.Activity.DeliveryMode == DeliveryModes.ExpectReplies;

    /// <returns>The id that the channel gave it; null where it gives none.</returns>
    /// <exception cref="ConnectorException">The channel did not take it.</exception>
    public static async Task<string?> SendAsync(
        this ITurnContext turn, Activity said, CancellationToken cancellationToken) =>
        (await turn.SendActivityAsync(said, cancellationToken))?.Id is { Length: > 0 } id ? id : null;

    public static Task<string?> SendAsync(
        this ITurnContext turn, string markdown, CancellationToken cancellationToken) =>
        turn.SendAsync(BotActivity.Message(markdown), cancellationToken);

    /// <summary>
    /// Makes no replies of what answers nothing: a greeting, dots, and the parts of a message that streams.
    /// </summary>
    public static void ClearReplyToIds(this ITurnContext turn, IEnumerable<Activity> said)
    {
        foreach (var activity in said)
            if (turn.Activity.Type == ActivityTypes.ConversationUpdate || activity.Type == ActivityTypes.Typing
                || activity.Entities is [StreamInfo, ..])
                activity.ReplyToId = null;
    }
}
