using Microsoft.Bot.Connector.Authentication;

namespace NewsBot.Tests.Activities.BotFramework;

/// <summary>"token-0", and the next one each time it is to be renewed.</summary>
sealed class CountingCredentials : AppCredentials, IAuthenticator
{
    public CountingCredentials() : base(oAuthScope: "test") => MicrosoftAppId = TestToken.AppId;

    public int Last { get; set; }

    Task<AuthenticatorResult> IAuthenticator.GetTokenAsync(bool forceRefresh)
    {
        if (forceRefresh)
            Last++;
        return Task.FromResult(new AuthenticatorResult
        {
            AccessToken = $"token-{Last}",
            ExpiresOn = DateTimeOffset.MaxValue,
        });
    }

    protected override Lazy<IAuthenticator> BuildIAuthenticator() => new(this);
}
