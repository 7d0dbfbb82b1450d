using System.Text.Json;

namespace NewsBot.Activities.BotFramework.Schema;

/// <summary>What the bot says to a channel beside the message.</summary>
sealed record OwnChannelData
{
    /// <summary>Teams' feedback buttons.</summary>
    public FeedbackLoop? FeedbackLoop { get; init; }

    // The parts of a stream are told by an entity in Teams, and by these in Web Chat.
    public string? StreamId { get; init; }

    public string? StreamType { get; init; }

    public int? StreamSequence { get; init; }

    public JsonElement ToElement() => JsonSerializer.SerializeToElement(this, BotJson.Default.OwnChannelData);
}

/// <summary>"default": the channel's own form asks for the reason.</summary>
sealed record FeedbackLoop(string Type);
