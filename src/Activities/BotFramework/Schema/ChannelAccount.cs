using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Activities.BotFramework.Schema;

/// <summary>A person or a bot, as its channel names it.</summary>
sealed record ChannelAccount
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Role { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
