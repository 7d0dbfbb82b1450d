namespace NewsBot.Activities.BotFramework.Connector;

/// <summary>What the bot shows to connectors.</summary>
interface IConnectorTokens
{
    /// <summary>Whether a refused token may be followed by another.</summary>
    bool CanRenew { get; }

    /// <param name="renew">Gets a new one, whatever is at hand: the last was refused.</param>
    /// <returns>Null where the bot has no identity: in development, on this machine alone.</returns>
    /// <exception cref="ConnectorException">There is no token to be had.</exception>
    Task<string?> GetAsync(bool renew, CancellationToken cancellationToken);
}

/// <summary>The bot has no identity.</summary>
sealed class NoTokens : IConnectorTokens
{
    public bool CanRenew => false;

    public Task<string?> GetAsync(bool renew, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}
