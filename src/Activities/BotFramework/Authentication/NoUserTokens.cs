using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace NewsBot.Activities.BotFramework.Authentication;

/// <summary>Nobody signs in to this bot, but the adapter asks for such a client in every turn.</summary>
sealed class NoUserTokens : UserTokenClient
{
    public static readonly NoUserTokens Instance = new();

    NoUserTokens() { }

    static NotSupportedException NoSignIn => new("Nobody signs in to this bot.");

    public override Task<TokenResponse> GetUserTokenAsync(
        string userId, string connectionName, string channelId, string magicCode,
        CancellationToken cancellationToken) =>
        throw NoSignIn;

    public override Task<SignInResource> GetSignInResourceAsync(
        string connectionName, Activity activity, string finalRedirect, CancellationToken cancellationToken) =>
        throw NoSignIn;

    public override Task SignOutUserAsync(
        string userId, string connectionName, string channelId, CancellationToken cancellationToken) =>
        throw NoSignIn;

    public override Task<TokenStatus[]> GetTokenStatusAsync(
        string userId, string channelId, string includeFilter, CancellationToken cancellationToken) =>
        throw NoSignIn;

    public override Task<Dictionary<string, TokenResponse>> GetAadTokensAsync(
        string userId, string connectionName, string[] resourceUrls, string channelId,
        CancellationToken cancellationToken) =>
        throw NoSignIn;

    public override Task<TokenResponse> ExchangeTokenAsync(
        string userId, string connectionName, string channelId, TokenExchangeRequest exchangeRequest,
        CancellationToken cancellationToken) =>
        throw NoSignIn;
}
