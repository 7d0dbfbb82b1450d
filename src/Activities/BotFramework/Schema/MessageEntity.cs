using System.Text.Json.Serialization;

namespace NewsBot.Activities.BotFramework.Schema;

/// <summary>
/// https://schema.org/Message: the AI label, and what the markers of a text cite. At most one in an activity.
/// </summary>
sealed record MessageEntity
{
    [JsonPropertyName("type")]
    public string EntityType { get; } = "https://schema.org/Message";

    [JsonPropertyName("@type")]
    public string SchemaType { get; } = "Message";

    [JsonPropertyName("@context")]
    public string Context { get; } = "https://schema.org";

    /// <summary>Web Chat needs it; Teams allows nothing but the empty one.</summary>
    [JsonPropertyName("@id")]
    public string SchemaId { get; } = "";

    /// <summary>This very value, in a list of one, or Teams refuses the message.</summary>
    public IReadOnlyList<string> AdditionalType { get; } = ["AIGeneratedContent"];

    public IReadOnlyList<Claim>? Citation { get; init; }

    /// <summary>Web Chat's feedback buttons; Teams has its own (<see cref="OwnChannelData.FeedbackLoop"/>).</summary>
    public IReadOnlyList<PotentialAction>? PotentialAction { get; init; }
}

/// <summary>What the marker [Position] of the text cites.</summary>
sealed record Claim(int Position, ClaimAppearance Appearance)
{
    [JsonPropertyName("@type")]
    public string SchemaType { get; } = "Claim";
}

/// <summary>How a citation is shown.</summary>
/// <param name="Abstract">Plain text, for Teams.</param>
/// <param name="Text">Markdown, for Web Chat: shown where there is no url.</param>
sealed record ClaimAppearance(string Name, string Abstract, string? Url, string? Text)
{
    [JsonPropertyName("@type")]
    public string SchemaType { get; } = "DigitalDocument";
}

/// <summary>A button of Web Chat that says what its reader thinks of a message.</summary>
/// <param name="SchemaType">"LikeAction" or "DislikeAction".</param>
sealed record PotentialAction([property: JsonPropertyName("@type")] string SchemaType, EntryPoint Target)
{
    public string ActionStatus { get; } = "PotentialActionStatus";
}

/// <summary>Where a button leads.</summary>
sealed record EntryPoint(string UrlTemplate)
{
    [JsonPropertyName("@type")]
    public string SchemaType { get; } = "EntryPoint";
}
