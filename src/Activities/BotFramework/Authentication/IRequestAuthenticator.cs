using Microsoft.AspNetCore.Http;

namespace NewsBot.Activities.BotFramework.Authentication;

/// <summary>request → who sent it.</summary>
interface IRequestAuthenticator
{
    Task<AuthenticationResult> AuthenticateAsync(HttpRequest request, CancellationToken cancellationToken);
}

/// <summary>What came of looking at a request's token.</summary>
abstract record AuthenticationResult
{
    AuthenticationResult() { }

    public sealed record Accepted(Caller Caller) : AuthenticationResult;

    /// <param name="Status">401: no token, or none that is valid; 403: a valid one of somebody else; 503: cannot tell
    /// now.</param>
    /// <param name="Reason">For the log alone.</param>
    public sealed record Refused(int Status, string Reason) : AuthenticationResult;
}
