using System.Text.Json.Serialization;

namespace NewsBot.Activities.BotFramework.Schema;

/// <summary>Which part of a streamed message an activity is.</summary>
/// <param name="StreamId">The id that the first part got; null in the first part.</param>
/// <param name="StreamType">"informative", "streaming" or "final".</param>
/// <param name="StreamSequence">1, 2, 3, …; null in the final part.</param>
sealed record StreamInfo(string? StreamId, string StreamType, int? StreamSequence)
{
    [JsonPropertyName("type")]
    public string EntityType { get; } = "streaminfo";
}
