using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace NewsBot.Activities.BotFramework.Schema;

/// <summary>Which part of a streamed message an activity is.</summary>
[JsonObject(NamingStrategyType = typeof(CamelCaseNamingStrategy))]
sealed class StreamInfo() : Entity("streaminfo")
{
    /// <summary>The id that the first part got; null in the first part.</summary>
    public string? StreamId { get; init; }

    /// <summary>"informative", "streaming" or "final".</summary>
    public required string StreamType { get; init; }

    /// <summary>1, 2, 3, …; null in the final part.</summary>
    public int? StreamSequence { get; init; }
}
