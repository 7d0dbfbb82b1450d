using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;
using NewsBot.Activities.BotFramework.Authentication;

namespace NewsBot.Activities.BotFramework.Connector;

/// <summary>The bot's identity → tokens for connectors. MSAL keeps each until shortly before it ends.</summary>
sealed class MsalTokens : IConnectorTokens
{
    readonly Func<bool, CancellationToken, Task<Microsoft.Identity.Client.AuthenticationResult>> _acquire;

    /// <param name="http">Null: MSAL's own.</param>
    /// <exception cref="Settings.SettingsException">The certificate cannot be used.</exception>
    public MsalTokens(BotOptions options, BotCloud cloud, IMsalHttpClientFactory? http)
    {
        if (options.AppType == BotAppType.ManagedIdentity)
        {
            var identity = ManagedIdentityApplicationBuilder
                .Create(ManagedIdentityId.WithUserAssignedClientId(options.AppId))
                .WithHttpClientFactory(http)
                .Build();
            _acquire = (renew, cancellation) => identity
                .AcquireTokenForManagedIdentity(cloud.ConnectorResource)
                .WithForceRefresh(renew)
                .ExecuteAsync(cancellation);
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
        _acquire = (renew, cancellation) =>
            client.AcquireTokenForClient(scopes).WithForceRefresh(renew).ExecuteAsync(cancellation);
    }

    public bool CanRenew => true;

    public async Task<string?> GetAsync(bool renew, CancellationToken cancellationToken)
    {
        try
        {
            return (await _acquire(renew, cancellationToken)).AccessToken;
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
}
