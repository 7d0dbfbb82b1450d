using NewsBot.Activities.BotFramework.Hosting;

namespace NewsBot.Activities.Terminal;

/// <summary><c>newsbot health</c>: asks the host at Bot:Urls whether it is alive, as a container does.</summary>
/// <remarks>
/// Not whether it is ready: whoever asks restarts what is unhealthy, and the articles would be read from their
/// beginning once more.
/// </remarks>
static class HealthVerb
{
    // One that is alive answers in milliseconds.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(string urls, CancellationToken cancellationToken)
    {
        var address = new Uri(Listeners.Parse(urls).Own, "/health/live");
        if (await ProblemOfAsync(address, cancellationToken) is { } problem)
        {
            await StandardError.WriteLineAsync($"Not alive at {address}: {problem}");
            return ExitCode.Failed;
        }

        await Console.Out.WriteLineAsync($"Alive at {address}.");
        return ExitCode.Done;
    }

    static async Task<string?> ProblemOfAsync(Uri address, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };
        try
        {
            using var response = await http.GetAsync(address, cancellationToken);
            return response.IsSuccessStatusCode ? null : $"it answered {(int)response.StatusCode}.";
        }
        catch (HttpRequestException failure)
        {
            return failure.Message;
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"it did not answer within {Patience.TotalSeconds} seconds.";
        }
    }
}
