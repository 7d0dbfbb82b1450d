using System.Net;

namespace NewsBot.Activities.BotFramework.Connector;

/// <summary>A channel did not take what was sent.</summary>
/// <param name="status">What it answered; null where it did not answer.</param>
sealed class ConnectorException(string message, HttpStatusCode? status = null, Exception? inner = null)
    : Exception(message, inner)
{
    public HttpStatusCode? Status { get; } = status;

    /// <summary>The channel's own name for the reason; null where it gave none.</summary>
    public string? Code { get; init; }

    /// <summary>The channel's own words for the reason.</summary>
    public string? Detail { get; init; }
}
