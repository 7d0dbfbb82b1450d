using System.ComponentModel.DataAnnotations;

namespace NewsBot.Activities.WebChat;

/// <summary>What the host has for readers beside the bot: a web page, the Direct Line that it talks over, and the
/// articles.</summary>
/// <remarks>A switch that is not set is on where the bot has no app id: a bot for Teams does not publish the archive by
/// itself.</remarks>
sealed class WebOptions
{
    /// <summary>The page at "/".</summary>
    public bool? Page { get; set; }

    /// <summary>The endpoints at "/v3/directline".</summary>
    public bool? DirectLine { get; set; }

    /// <summary>The pages at "/articles/ID".</summary>
    public bool? Articles { get; set; }

    /// <summary>How many conversations, and questions without one, an address may begin.</summary>
    [Range(1, 1_000_000)]
    public int StartsPerMinute { get; set; } = 30;

    /// <summary>How many messages a conversation may have.</summary>
    [Range(1, 1_000_000)]
    public int MessagesPerMinute { get; set; } = 30;
}
