using Microsoft.Bot.Connector.Authentication;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;
using NewsBot.Activities.BotFramework.Authentication;

namespace NewsBot.Activities.BotFramework.Connector;

/// <summary>The bot's identity → tokens for connectors. MSAL keeps each until shortly before it ends.</summary>
/// <remarks>Bot Builder's credentials of this kind block a thread for each turn that waits for a token.</remarks>
sealed class BotCredentials : AppCredentials, IAuthenticator
{
    readonly Func<bool, Task<AuthenticationResult>> _acquire;

    /// <param name="http">Null: MSAL's own.</param>
    /// <exception cref="Settings.SettingsException">The certificate cannot be used.</exception>
    public BotCredentials(BotOptions options, BotCloud cloud, IMsalHttpClientFactory? http)
        : base(oAuthScope: cloud.ConnectorResource)
    {
        MicrosoftAppId = options.AppId;
        if (options.AppType == BotAppType.ManagedIdentity)
        {
            var identity = ManagedIdentityApplicationBuilder
                .Create(ManagedIdentityId.WithUserAssignedClientId(options.AppId))
                .WithHttpClientFactory(http)
                .Build();
            _acquire = renew => identity
                .AcquireTokenForManagedIdentity(cloud.ConnectorResource)
                .WithForceRefresh(renew)
                .ExecuteAsync();
            return;
        }

        var tenant = options.AppType == BotAppType.MultiTenant ? cloud.BotTenant : options.TenantId;
        var builder = ConfidentialClientApplicationBuilder
            .Create(options.AppId)
            .WithAuthority($"{cloud.Login}/{tenant}")
            .WithInstanceDiscovery(false) // the address is given, and need not be asked for
            .WithHttpClientFactory(http);
        var client = (options.CertificatePath.Length > 0
            ? builder.WithCertificate(BotCertificate.Load(options.CertificatePath))
            : builder.WithClientSecret(options.AppSecret)).Build();
        string[] scopes = [$"{cloud.ConnectorResource}/.default"];
        _acquire = renew => client.AcquireTokenForClient(scopes).WithForceRefresh(renew).ExecuteAsync();
    }

    /// <exception cref="ConnectorException">There is no token to be had.</exception>
    async Task<AuthenticatorResult> IAuthenticator.GetTokenAsync(bool forceRefresh)
    {
        try
        {
            var token = await _acquire(forceRefresh);
            return new() { AccessToken = token.AccessToken, ExpiresOn = token.ExpiresOn };
        }
        catch (MsalException failure)
        {
            throw new ConnectorException(
                $"There is no token for the connector to be had: {failure.ErrorCode}.", inner: failure);
        }
        catch (HttpRequestException failure)
        {
            throw new ConnectorException(
                "There is no token for the connector to be had: nobody answers.", inner: failure);
        }
    }

    protected override Lazy<IAuthenticator> BuildIAuthenticator() => new(this);
}
