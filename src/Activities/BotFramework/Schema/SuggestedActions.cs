using System.Text.Json;

namespace NewsBot.Activities.BotFramework.Schema;

/// <summary>Buttons under a message, for a person to answer with.</summary>
/// <param name="To">The ids of those who see them; null: all.</param>
sealed record SuggestedActions(IReadOnlyList<string>? To, IReadOnlyList<CardAction> Actions)
{
    /// <summary>Each says its text. Title and value are one: some channels send the one back, some the other.</summary>
    /// <remarks>
    /// Web Chat shows a sighted reader none that are for somebody by name: its page goes by a name of its own.
    /// </remarks>
    /// <param name="asked">Whoever sent it sees them.</param>
    public static JsonElement? Saying(Activity asked, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
            return null;
        IReadOnlyList<string>? to =
            asked is { ChannelId: not ("webchat" or "directline"), From.Id: { } id } ? [id] : null;
        var actions = new SuggestedActions(to, [.. texts.Select(text => new CardAction("imBack", text, text))]);
        return JsonSerializer.SerializeToElement(actions, BotJson.Default.SuggestedActions);
    }
}

/// <summary>One button.</summary>
sealed record CardAction(string Type, string Title, string Value);
