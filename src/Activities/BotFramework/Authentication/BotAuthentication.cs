using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using NewsBot.Activities.BotFramework.Connector;

namespace NewsBot.Activities.BotFramework.Authentication;

/// <summary>Decides who may send an activity, and gives the connectors that replies travel by.</summary>
/// <param name="tokens">Null if the bot has no identity: everybody on this machine is let in, in development.</param>
/// <remarks>
/// Bot Builder's own class of this kind sends the bot's token to any address that an activity names, answers most
/// invalid tokens with 500, and lets everybody in where there is no app id.
/// </remarks>
sealed class BotAuthentication(RequestTokens? tokens, ServiceUrls serviceUrls, Connectors connectors)
    : BotFrameworkAuthentication
{
    /// <exception cref="RefusedException">The activity is not the sender's to send.</exception>
    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(
        Activity activity, string? authHeader, CancellationToken cancellationToken)
    {
        var claims = tokens is null ? new ClaimsIdentity() : await tokens.CheckAsync(activity, authHeader);
        // Nothing is said to an address that is not known, and so nothing is done for it.
        var collects = activity.DeliveryMode == DeliveryModes.ExpectReplies && activity.ServiceUrl is null or "";
        if (!collects && !serviceUrls.Allows(activity.ServiceUrl))
            throw new RefusedException(
                StatusCodes.Status403Forbidden, "the service address is not one that may be sent to");
        return new() { ClaimsIdentity = claims, ConnectorFactory = connectors };
    }

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) => connectors;

    public override Task<UserTokenClient> CreateUserTokenClientAsync(
        ClaimsIdentity claimsIdentity, CancellationToken cancellationToken) =>
        Task.FromResult<UserTokenClient>(NoUserTokens.Instance);

    public override Task<AuthenticateRequestResult> AuthenticateStreamingRequestAsync(
        string authHeader, string channelIdHeader, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The bot takes requests, and no streaming connections.");
}
