using System.Globalization;
using System.Net;
using System.Text.Json;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace NewsBot.Providers;

/// <summary>Whatever goes wrong on the way to a model → <see cref="ModelException"/>; only good replies pass.</summary>
sealed class FailureHandler(ModelEndpoint endpoint, ModelLimits limits, TimeProvider clock) : DelegatingHandler
{
    const int MostBytesOfAnError = 4096;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            request.Options.TryGetValue(ModelHttp.Caller, out var caller);
            var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            var watched = new WatchedStream(body, endpoint, limits.Silence, clock, caller);
            if (!response.IsSuccessStatusCode)
                using (response)
                    throw await FailureOfAsync(response, watched, cancellationToken);

            var content = new StreamContent(watched);
            foreach (var (name, values) in response.Content.Headers)
                content.Headers.TryAddWithoutValidation(name, values);
            response.Content = content;
            return response;
        }
        catch (TimeoutRejectedException failure)
        {
            throw new ModelException($"{endpoint} did not answer within {Shown(limits.Silence)}", inner: failure);
        }
        catch (BrokenCircuitException failure)
        {
            throw new ModelException(
                $"{endpoint} failed again and again, and is left alone for half a minute", inner: failure);
        }
        catch (HttpRequestException failure)
        {
            var reason = endpoint.Fit(failure.GetBaseException().Message);
            throw new ModelException($"{endpoint} cannot be reached: {reason}", inner: failure);
        }
    }

    public static string Shown(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds * 10) / 10:0.#} s");

    async Task<ModelException> FailureOfAsync(
        HttpResponseMessage response, Stream body, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var wait = ModelHttp.RetryAfter(response.Headers.RetryAfter, clock);
        var text = response.StatusCode switch
        {
            // What the server says here may have a part of the key in it.
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
                $"the key is not accepted; set the environment variable NEWSBOT__{endpoint.Section}__ApiKey",
            HttpStatusCode.TooManyRequests =>
                "too many requests" +
                (wait is { } time && time > TimeSpan.Zero ? $", it asks to wait {Shown(time)}" : ""),
            _ => await SaidAsync(body, cancellationToken)
                ?? endpoint.Fit(response.ReasonPhrase is { Length: > 0 } phrase ? phrase : "it gave no reason"),
        };
        return new(string.Create(CultureInfo.InvariantCulture, $"{endpoint} failed with {status}: {text.TrimEnd('.')}"),
            isAboutTheRequest: response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge
                or HttpStatusCode.UnprocessableEntity);
    }

    /// <summary>
    /// The text of {"error":{"message":"…"}} or {"error":"…"}; null where the body is something else.
    /// </summary>
    async Task<string?> SaidAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = new byte[MostBytesOfAnError];
            var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
            using var json = JsonDocument.Parse(bytes.AsMemory(0, length));
            if (json.RootElement.ValueKind != JsonValueKind.Object
                || !json.RootElement.TryGetProperty("error", out var error))
                return null;
            if (error.ValueKind == JsonValueKind.Object && error.TryGetProperty("message", out var message))
                error = message;
            return error.ValueKind == JsonValueKind.String && error.GetString() is { Length: > 0 } said
                ? endpoint.Fit(said)
                : null;
        }
        catch (Exception failure) when (failure is JsonException or ModelException)
        {
            return null;
        }
    }
}
