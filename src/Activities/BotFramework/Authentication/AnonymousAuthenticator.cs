using Microsoft.AspNetCore.Http;
using NewsBot.Activities.BotFramework.Connector;

namespace NewsBot.Activities.BotFramework.Authentication;

/// <summary>
/// Lets in whoever is on this machine. Only for development: the host sees to it that nobody else can connect.
/// </summary>
/// <remarks>
/// A page in a browser could, by a name of its own that leads here: so the name must be this machine's.
/// </remarks>
sealed class AnonymousAuthenticator : IRequestAuthenticator
{
    static readonly AuthenticationResult Accepted = new AuthenticationResult.Accepted(new Caller.Anonymous());

    public Task<AuthenticationResult> AuthenticateAsync(HttpRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(ServiceUrls.IsLoopback(request.Host.Host)
            ? Accepted
            : new AuthenticationResult.Refused(StatusCodes.Status403Forbidden, "the host is not this machine"));
}
