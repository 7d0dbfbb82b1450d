using Microsoft.Bot.Schema;
using NewsBot.Activities.BotFramework.Schema;

namespace NewsBot.Activities.BotFramework.Rendering;

/// <summary>What the reader's channel can show, as it was measured with each one's own client.</summary>
/// <param name="Citations">How it shows what a marker cites.</param>
/// <param name="Streams">An answer can be shown while it is made.</param>
/// <param name="SuggestsActions">
/// Buttons under a message are shown. In a Teams channel they would hide the message.
/// </param>
/// <param name="ShowsTyping">Dots are shown. In a channel of the Playground they hide the message that follows.</param>
sealed record ChannelView(CitationStyle Citations, bool Streams, bool SuggestsActions, bool ShowsTyping = true)
{
    public static ChannelView Of(Activity activity)
    {
        var isPersonal = activity.Conversation.IsPersonal();
        return activity.ChannelId switch
        {
            "msteams" => new(
                CitationStyle.Pills, isPersonal, isPersonal, activity.Conversation?.ConversationType != "channel"),
            "emulator" => new(CitationStyle.Pills, false, isPersonal),
            "webchat" or "directline" => new(CitationStyle.LinkDefinitions, isPersonal, isPersonal),
            _ => new(CitationStyle.SourceList, false, isPersonal),
        };
    }
}

enum CitationStyle
{
    /// <summary>Claims in an entity; the client puts a number in the place of each marker.</summary>
    Pills,

    /// <summary>The same, and a Markdown link definition for each, without which the client shows nothing.</summary>
    LinkDefinitions,

    /// <summary>A list under the answer, in plain text.</summary>
    SourceList,
}
