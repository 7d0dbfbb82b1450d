using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Activities.BotFramework.Schema;

/// <summary>Where something is said.</summary>
sealed record ConversationAccount
{
    public string? Id { get; init; }

    /// <summary>In Teams: "personal", "groupChat" or "channel"; other channels leave it out.</summary>
    public string? ConversationType { get; init; }

    public bool? IsGroup { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }

    /// <summary>One person and the bot.</summary>
    [JsonIgnore]
    public bool IsPersonal => ConversationType is null or "personal" && IsGroup is not true;
}
