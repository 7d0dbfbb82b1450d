using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using NewsBot.Activities.BotFramework.Schema;

namespace NewsBot.Activities.BotFramework.Connector;

/// <summary>activity → the Connector REST API (v3) at the activity's service address.</summary>
/// <param name="http">Without redirections: a token is for the address that it was checked for.</param>
sealed class ConnectorClient(
    HttpClient http, IConnectorTokens tokens, ServiceUrls allowed, TimeProvider clock) : IConnector
{
    // A call may hang without an answer, and channels ask for less than 15 seconds.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    readonly ConnectorRetry _retry = new(clock);

    public async Task<string?> SendAsync(Activity activity, CancellationToken cancellationToken)
    {
        var path = activity.ReplyToId is { Length: > 0 } to ? Path(activity, to) : Path(activity);
        return IdIn(await CallAsync(HttpMethod.Post, path, activity, cancellationToken));
    }

    public Task UpdateAsync(Activity activity, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Put, Path(activity, activity.Id), activity, cancellationToken);

    public Task DeleteAsync(Activity activity, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Delete, Path(activity, activity.Id), activity, cancellationToken);

    static string Path(Activity activity) =>
        $"/v3/conversations/{Uri.EscapeDataString(activity.Conversation?.Id ?? "")}/activities";

    static string Path(Activity activity, string? id) => $"{Path(activity)}/{Uri.EscapeDataString(id ?? "")}";

    async Task<byte[]> CallAsync(HttpMethod method, string path, Activity activity, CancellationToken cancellationToken)
    {
        if (!allowed.TryParse(activity.ServiceUrl, out var service))
            throw new ConnectorException("The activity's service address is not one that may be sent to.");
        var address = new Uri(service.AbsoluteUri.TrimEnd('/') + path);
        var body = method == HttpMethod.Delete
            ? null
            : JsonSerializer.SerializeToUtf8Bytes(activity, OutgoingJson.Activity);
        var renewed = false;
        for (var attempt = 1; ; attempt++)
        {
            var (status, answer, retryAfter) =
                await OnceAsync(method, address, body, renewToken: renewed, cancellationToken);
            if ((int)status is >= 200 and < 300)
                return answer;
            if (status == HttpStatusCode.Unauthorized && !renewed && tokens.CanRenew)
                renewed = true;
            else if (!await _retry.WaitAsync(status, attempt, retryAfter, cancellationToken))
                throw ConnectorError.Of(method, status, answer);
            else
                renewed = false;
        }
    }

    async Task<(HttpStatusCode Status, byte[] Answer, RetryConditionHeaderValue? RetryAfter)> OnceAsync(
        HttpMethod method, Uri address, byte[]? body, bool renewToken, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address);
        if (await tokens.GetAsync(renewToken, cancellationToken) is { } token)
            request.Headers.Authorization = new("Bearer", token);
        if (body is not null)
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            var answer = await response.Content.ReadAsByteArrayAsync(either.Token);
            return (response.StatusCode, answer, response.Headers.RetryAfter);
        }
        catch (OperationCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            // Not tried again: it may have arrived, and would be said twice.
            throw new ConnectorException(
                $"The channel did not answer within {Patience.TotalSeconds} seconds.", inner: failure);
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError == HttpRequestError.ConnectionError)
        {
            // Nobody is there just now, as when a channel restarts.
            return (HttpStatusCode.ServiceUnavailable, [], null);
        }
        catch (HttpRequestException failure)
        {
            throw new ConnectorException($"The channel could not be reached: {failure.Message}", inner: failure);
        }
    }

    /// <remarks>The answer may be empty, or be no JSON at all.</remarks>
    static string? IdIn(byte[] answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            return json.RootElement.TextAt("id");
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
