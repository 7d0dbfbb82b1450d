using System.Text.Json;

namespace NewsBot.Activities.BotFramework.Schema;

/// <summary>Entities of an activity ↔ their typed forms.</summary>
static class Entities
{
    public static JsonElement Of(MessageEntity entity) =>
        JsonSerializer.SerializeToElement(entity, BotJson.Default.MessageEntity);

    public static JsonElement Of(StreamInfo entity) =>
        JsonSerializer.SerializeToElement(entity, BotJson.Default.StreamInfo);

    /// <summary>Whom the text mentions, and the words that stand for it: "&lt;at&gt;NewsBot&lt;/at&gt;".</summary>
    public static IEnumerable<(string? Id, string Text)> Mentions(Activity activity) =>
        from entity in activity.Entities ?? []
        where entity.TextAt("type") == "mention"
        let text = entity.TextAt("text")
        where text is { Length: > 0 }
        select (entity.At("mentioned")?.TextAt("id"), text);

    /// <summary>The property of an object; null where there is none.</summary>
    public static JsonElement? At(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    /// <summary>The text of an object's property; null where there is none, or one that is no text.</summary>
    public static string? TextAt(this JsonElement element, string name) =>
        element.At(name) is { } value ? TextOf(value) : null;

    /// <remarks>Half of a surrogate pair passes the parser, and fails when it is made a string.</remarks>
    public static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
