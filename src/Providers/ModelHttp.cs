using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace NewsBot.Providers;

/// <summary>
/// endpoint → the HTTP client of its models: retries, time-outs, a circuit, failures that a reader understands.
/// </summary>
static class ModelHttp
{
    /// <summary>Of a request: who may cancel it while its reply is read, where whoever reads does not say.</summary>
    public static readonly HttpRequestOptionsKey<CancellationToken> Caller = new("NewsBot.Caller");

    // The first wait before a retry; each next one is twice as long, and all are shifted by chance.
    static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);

    // A model that is down is left alone for a while: who asks meanwhile is told at once.
    static readonly TimeSpan BreakDuration = TimeSpan.FromSeconds(30);
    static readonly TimeSpan SamplingDuration = TimeSpan.FromMinutes(1);

    public static HttpClient Create(ModelEndpoint endpoint, ModelLimits limits, TimeProvider clock)
    {
        // A redirection would take the key to another host.
        var sockets = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        var handler = new FailureHandler(endpoint, limits, clock)
        {
            InnerHandler = new ResilienceHandler(Pipeline(limits, clock)) { InnerHandler = sockets },
        };
        // The limits are kept by the handlers and by whoever sends the request.
        return new(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>How long the server asks to wait; null where it does not say.</summary>
    public static TimeSpan? RetryAfter(RetryConditionHeaderValue? header, TimeProvider clock) =>
        header?.Delta ?? (header?.Date is { } date ? date - clock.GetUtcNow() : null);

    static ResiliencePipeline<HttpResponseMessage> Pipeline(ModelLimits limits, TimeProvider clock)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock };
        if (limits.Retries > 0)
            builder.AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = limits.Retries,
                Delay = FirstDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = attempt => ValueTask.FromResult(IsWorthARetry(attempt, limits, clock)),
            });
        return builder
            .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
            {
                FailureRatio = 0.9,
                MinimumThroughput = Math.Max(2, limits.Retries + 1),
                SamplingDuration = SamplingDuration,
                BreakDuration = BreakDuration,
                // 429 is no failure of the model: it is there, and says when to come again.
                ShouldHandle = call => ValueTask.FromResult(
                    IsPassing(call.Outcome) && call.Outcome.Result?.StatusCode != HttpStatusCode.TooManyRequests),
            })
            .AddTimeout(new HttpTimeoutStrategyOptions { Timeout = limits.Silence })
            .Build();
    }

    /// <remarks>A wait that is longer than silence may be is no better than silence.</remarks>
    static bool IsWorthARetry(
        RetryPredicateArguments<HttpResponseMessage> attempt, ModelLimits limits, TimeProvider clock) =>
        IsPassing(attempt.Outcome)
        && !(RetryAfter(attempt.Outcome.Result?.Headers.RetryAfter, clock) > limits.Silence);

    static bool IsPassing(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException or TimeoutRejectedException } => true,
        { Result.StatusCode: var status } =>
            status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || (int)status >= 500,
        _ => false,
    };
}
