using NewsBot.Activities.BotFramework.Connector;

namespace NewsBot.Tests.Activities.BotFramework;

/// <summary>"token-0", and the next one whenever it is to be renewed.</summary>
sealed class CountingTokens : IConnectorTokens
{
    public int Last { get; set; }

    public bool CanRenew => true;

    public Task<string?> GetAsync(bool renew, CancellationToken cancellationToken)
    {
        if (renew)
            Last++;
        return Task.FromResult<string?>($"token-{Last}");
    }
}
