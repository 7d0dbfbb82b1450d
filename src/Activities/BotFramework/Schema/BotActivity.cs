using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace NewsBot.Activities.BotFramework.Schema;

/// <summary>Adds to Bot Builder's activities the few things that this bot asks of them.</summary>
static class BotActivity
{
    public static Activity Message(string text) =>
        new() { Type = ActivityTypes.Message, Text = text, TextFormat = TextFormatTypes.Markdown };

    /// <summary>True if a conversation is between one person and the bot.</summary>
    public static bool IsPersonal(this ConversationAccount? conversation) => conversation is null
        || conversation is { ConversationType: null or "personal", IsGroup: not true };

    /// <summary>Buttons under a message, each of which says its text.</summary>
    /// <remarks>
    /// Title and value are the same: some channels send the one back, some the other. In Web Chat the page has
    /// another id than its reader, and hides from sighted readers the buttons that are addressed to somebody.
    /// </remarks>
    /// <param name="asked">The sender of this activity sees the buttons.</param>
    public static SuggestedActions Suggest(Activity asked, IEnumerable<string> texts)
    {
        string[]? to =
            asked is { ChannelId: not (Channels.Webchat or Channels.Directline), From.Id: { } id } ? [id] : null;
        return new(to, [.. texts.Select(text => new CardAction(ActionTypes.ImBack, text, value: text))]);
    }
}
