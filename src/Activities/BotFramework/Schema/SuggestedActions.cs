using System.Text.Json;

namespace NewsBot.Activities.BotFramework.Schema;

/// <summary>Buttons under a message, for a person to answer with.</summary>
/// <param name="To">The ids of those who see them; null: all.</param>
sealed record SuggestedActions(IReadOnlyList<string>? To, IReadOnlyList<CardAction> Actions)
{
    /// <summary>Each says its text. Title and value are one: some channels send the one back, some the other.</summary>
    public static JsonElement? Saying(string? to, IReadOnlyList<string> texts) => texts.Count == 0 ? null
        : JsonSerializer.SerializeToElement(
            new SuggestedActions(
                to is null ? null : [to], [.. texts.Select(text => new CardAction("imBack", text, text))]),
            BotJson.Default.SuggestedActions);
}

/// <summary>One button.</summary>
sealed record CardAction(string Type, string Title, string Value);
