using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace NewsBot.Activities.BotFramework.Schema;

/// <summary>
/// https://schema.org/Message: the AI label, and what the markers of a text cite. An activity has at most one.
/// </summary>
[JsonObject(NamingStrategyType = typeof(CamelCaseNamingStrategy))]
sealed class MessageEntity() : Entity("https://schema.org/Message")
{
    [JsonProperty("@type")]
    public string SchemaType { get; } = "Message";

    [JsonProperty("@context")]
    public string Context { get; } = "https://schema.org";

    /// <summary>Web Chat needs it; Teams allows nothing but the empty one.</summary>
    [JsonProperty("@id")]
    public string SchemaId { get; } = "";

    /// <summary>Teams refuses the message without this very value in a list of one.</summary>
    public IReadOnlyList<string> AdditionalType { get; } = ["AIGeneratedContent"];

    public IReadOnlyList<Claim>? Citation { get; init; }

    /// <summary>Web Chat's feedback buttons; Teams has its own (<see cref="OwnChannelData.FeedbackLoop"/>).</summary>
    public IReadOnlyList<PotentialAction>? PotentialAction { get; init; }
}

/// <summary>What the marker [Position] of the text cites.</summary>
[JsonObject(NamingStrategyType = typeof(CamelCaseNamingStrategy))]
sealed record Claim(int Position, ClaimAppearance Appearance)
{
    [JsonProperty("@type")]
    public string SchemaType { get; } = "Claim";
}

/// <summary>How a citation is shown.</summary>
/// <param name="Abstract">Plain text, for Teams.</param>
/// <param name="Text">Markdown, for Web Chat: shown where there is no url.</param>
[JsonObject(NamingStrategyType = typeof(CamelCaseNamingStrategy))]
sealed record ClaimAppearance(string Name, string Abstract, string? Url, string? Text)
{
    [JsonProperty("@type")]
    public string SchemaType { get; } = "DigitalDocument";
}

/// <summary>A button of Web Chat that says what its reader thinks of a message.</summary>
/// <param name="SchemaType">"LikeAction" or "DislikeAction".</param>
[JsonObject(NamingStrategyType = typeof(CamelCaseNamingStrategy))]
sealed record PotentialAction([property: JsonProperty("@type")] string SchemaType, EntryPoint Target)
{
    public string ActionStatus { get; } = "PotentialActionStatus";
}

/// <summary>Where a button leads.</summary>
[JsonObject(NamingStrategyType = typeof(CamelCaseNamingStrategy))]
sealed record EntryPoint(string UrlTemplate)
{
    [JsonProperty("@type")]
    public string SchemaType { get; } = "EntryPoint";
}
