using System.Text.Json;

namespace NewsBot.Tests.Activities.BotFramework;

/// <summary>An activity as it travels: read from its JSON, without the classes that wrote it.</summary>
sealed record SentActivity
{
    public string? Type { get; init; }

    public string? Id { get; init; }

    public string? Text { get; init; }

    public string? TextFormat { get; init; }

    public string? ReplyToId { get; init; }

    public string? Locale { get; init; }

    public Party? Conversation { get; init; }

    public Party? From { get; init; }

    public Party? Recipient { get; init; }

    public JsonElement? ChannelData { get; init; }

    public JsonElement? SuggestedActions { get; init; }

    public IReadOnlyList<JsonElement>? Entities { get; init; }

    public static SentActivity Parse(string json) =>
        JsonSerializer.Deserialize<SentActivity>(json, JsonSerializerOptions.Web)!;

    public sealed record Party(string? Id);
}

static class JsonElements
{
    /// <summary>The property of an object; null if there is none.</summary>
    public static JsonElement? At(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    /// <summary>The text of an object's property; null if there is none, or one that is no text.</summary>
    public static string? TextAt(this JsonElement element, string name) =>
        element.At(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
