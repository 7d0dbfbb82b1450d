using System.Net;
using Microsoft.Bot.Connector.Authentication;

namespace NewsBot.Activities.BotFramework.Connector;

/// <summary>Makes a call to a connector again that may do better soon, and gives up one that hangs.</summary>
/// <param name="credentials">Null if the bot has no identity.</param>
sealed class ConnectorHandler(AppCredentials? credentials, TimeProvider clock, HttpMessageHandler inner)
    : DelegatingHandler(inner)
{
    // Bot Builder's hint for the channel's load balancer.
    const string ConversationHeader = "x-ms-conversation-id";
    const int LongestHeader = 1024;

    // A call may hang without an answer, and channels ask for less than 15 seconds.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    readonly ConnectorRetry _retry = new(clock);

    /// <exception cref="ConnectorException">Nobody answers.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A header is of printable ASCII alone, and short; a conversation's id may be anything.
        if (request.Headers.TryGetValues(ConversationHeader, out var ids)
            && !ids.All(id => id.Length <= LongestHeader && !id.AsSpan().ContainsAnyExceptInRange(' ', '~')))
            request.Headers.Remove(ConversationHeader);
        var isRenewed = false;
        for (var attempt = 1; ; attempt++)
        {
            var response = await OnceAsync(request, cancellationToken);
            if (response.IsSuccessStatusCode)
                return WithKnownStatus(response);
            if (response.StatusCode == HttpStatusCode.Unauthorized && !isRenewed && credentials is not null)
            {
                isRenewed = true;
                request.Headers.Authorization = new("Bearer", await credentials.GetTokenAsync(forceRefresh: true));
            }
            else if (!await _retry.WaitAsync(
                response.StatusCode, attempt, response.Headers.RetryAfter, cancellationToken))
                return response;
            else
                isRenewed = false;
            response.Dispose();
        }
    }

    async Task<HttpResponseMessage> OnceAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var response = await base.SendAsync(request, either.Token);
            await response.Content.LoadIntoBufferAsync(either.Token);
            if (response.Content.Headers.ContentType is { } type)
                type.CharSet = null; // JSON is UTF-8, and an unknown name here would be an exception later
            return response;
        }
        catch (OperationCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            // Not made again: it may have arrived, and would be said twice.
            throw new ConnectorException(
                $"The channel did not answer within {Patience.TotalSeconds} seconds.", inner: failure);
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError == HttpRequestError.ConnectionError)
        {
            // Nobody is there just now, as when a channel restarts.
            return new(HttpStatusCode.ServiceUnavailable) { RequestMessage = request };
        }
        catch (HttpRequestException failure)
        {
            throw new ConnectorException($"The channel could not be reached: {failure.Message}", inner: failure);
        }
    }

    /// <summary>Bot Builder's client takes any other status of success for a failure.</summary>
    static HttpResponseMessage WithKnownStatus(HttpResponseMessage response)
    {
        if (response.RequestMessage?.Method == HttpMethod.Delete)
            response.StatusCode = HttpStatusCode.OK;
        else if (response.StatusCode > HttpStatusCode.Accepted)
            response.StatusCode = HttpStatusCode.Accepted;
        return response;
    }
}
