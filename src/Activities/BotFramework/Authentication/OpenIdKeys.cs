using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using NewsBot.Activities.BotFramework.Connector;

namespace NewsBot.Activities.BotFramework.Authentication;

/// <summary>
/// The keys and algorithms of an issuer, kept for a day, and looked for again when a token has another key.
/// </summary>
/// <remarks>
/// The switch UpdateConfigAsBlocking is on (Directory.Build.props): a refresh that was asked for is waited
/// for, so that the first token with a new key is not refused. It is done once an hour at most, or anyone
/// could have us ask all the time.
/// </remarks>
sealed class OpenIdKeys(string metadata, HttpClient http)
{
    readonly ConfigurationManager<OpenIdConnectConfiguration> _manager = new(
        metadata,
        new OpenIdConnectConfigurationRetriever(),
        new HttpDocumentRetriever(http) { RequireHttps = !ServiceUrls.IsLoopback(new Uri(metadata).IdnHost) })
    {
        AutomaticRefreshInterval = TimeSpan.FromHours(24),
        RefreshInterval = TimeSpan.FromHours(1),
    };

    /// <returns>Null when there are none: the issuer cannot be reached, and was not before.</returns>
    public async Task<OpenIdConnectConfiguration?> GetAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _manager.GetConfigurationAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is InvalidOperationException or IOException
            || failure is OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>A token has a key that is not among them.</summary>
    public void RequestRefresh() => _manager.RequestRefresh();
}
