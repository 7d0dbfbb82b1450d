using System.Net;
using System.Net.Http.Headers;

namespace NewsBot.Activities.BotFramework.Connector;

/// <summary>When a call that failed is made again: what is too much or out of order now may be right soon.</summary>
sealed class ConnectorRetry(TimeProvider clock)
{
    const int MostAttempts = 4;

    static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);

    // A channel that asks for more is not waited for: its reader has gone.
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    /// <returns>False when it is not to be made again.</returns>
    public async Task<bool> WaitAsync(
        HttpStatusCode status, int attempt, RetryConditionHeaderValue? retryAfter, CancellationToken cancellationToken)
    {
        if (attempt >= MostAttempts || !IsPassing(status))
            return false;
        var wait = Asked(retryAfter) ?? FirstWait * Math.Pow(2, attempt - 1) * (1 + Random.Shared.NextDouble() / 4);
        if (wait > LongestWait)
            return false;
        await Task.Delay(wait, clock, cancellationToken);
        return true;
    }

    static bool IsPassing(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests
        or HttpStatusCode.PreconditionFailed or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway
        or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    TimeSpan? Asked(RetryConditionHeaderValue? retryAfter) => retryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > clock.GetUtcNow() ? date - clock.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };
}
