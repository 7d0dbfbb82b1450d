using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Activities.BotFramework.Schema;

/// <summary>
/// What channels and bots send each other: the fields that are used here; the others are kept as they came.
/// </summary>
/// <remarks>Every id is an opaque text. A field of a wrong kind reads as missing.</remarks>
sealed record Activity
{
    public string? Type { get; init; }

    public string? Id { get; init; }

    public string? ChannelId { get; init; }

    /// <summary>Where replies go: the base address of the channel's connector.</summary>
    public string? ServiceUrl { get; init; }

    [JsonConverter(typeof(LenientObject<ConversationAccount>))]
    public ConversationAccount? Conversation { get; init; }

    [JsonConverter(typeof(LenientObject<ChannelAccount>))]
    public ChannelAccount? From { get; init; }

    [JsonConverter(typeof(LenientObject<ChannelAccount>))]
    public ChannelAccount? Recipient { get; init; }

    public string? ReplyToId { get; init; }

    public string? Text { get; init; }

    public string? TextFormat { get; init; }

    public string? Locale { get; init; }

    /// <summary>Of an event or an invoke: which one.</summary>
    public string? Name { get; init; }

    /// <summary>Of an installation update: "add" or "remove".</summary>
    public string? Action { get; init; }

    public string? DeliveryMode { get; init; }

    public JsonElement? Value { get; init; }

    public JsonElement? ChannelData { get; init; }

    [JsonConverter(typeof(LenientList<JsonElement>))]
    public IReadOnlyList<JsonElement>? Entities { get; init; }

    [JsonConverter(typeof(LenientList<JsonElement>))]
    public IReadOnlyList<JsonElement>? Attachments { get; init; }

    [JsonConverter(typeof(LenientList<ChannelAccount>))]
    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }

    /// <summary>See <see cref="Schema.SuggestedActions"/>; what another sends is not read.</summary>
    public JsonElement? SuggestedActions { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }

    public static Activity Message(string text) =>
        new() { Type = ActivityTypes.Message, Text = text, TextFormat = "markdown" };
}
