using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace NewsBot.Activities.BotFramework.Schema;

/// <summary>What the bot says to a channel beside the message.</summary>
[JsonObject(NamingStrategyType = typeof(CamelCaseNamingStrategy))]
sealed record OwnChannelData
{
    /// <summary>Teams' feedback buttons.</summary>
    public FeedbackLoop? FeedbackLoop { get; init; }

    // An entity tells Teams the part of a stream, and these tell Web Chat.
    public string? StreamId { get; init; }

    public string? StreamType { get; init; }

    public int? StreamSequence { get; init; }
}

/// <summary>"default": the channel's own form asks for the reason.</summary>
[JsonObject(NamingStrategyType = typeof(CamelCaseNamingStrategy))]
sealed record FeedbackLoop(string Type)
{
    public static readonly FeedbackLoop Default = new("default");
}
