using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.AI.OpenAI;
using Azure.Identity;
using OpenAI;

namespace NewsBot.Providers;

/// <summary>endpoint → OpenAI's client, or Azure's; time-outs and retries are left to the HTTP client.</summary>
static class OpenAIClients
{
    public static OpenAIClient OpenAI(ModelEndpoint endpoint, HttpClient http) =>
        new(KeyOf(endpoint), WithoutRetries(new OpenAIClientOptions { Endpoint = endpoint.Address }, http));

    /// <summary>With the key, or without one as whoever is signed in to Azure.</summary>
    public static OpenAIClient Azure(ModelEndpoint endpoint, HttpClient http)
    {
        var options = WithoutRetries(new AzureOpenAIClientOptions(), http);
        return endpoint.ApiKey.Length > 0
            ? new AzureOpenAIClient(endpoint.Address, KeyOf(endpoint), options)
            : new AzureOpenAIClient(endpoint.Address, new DefaultAzureCredential(), options);
    }

    // The library wants a key where the server, such as one on this machine, does not.
    static ApiKeyCredential KeyOf(ModelEndpoint endpoint) => new(endpoint.ApiKey is { Length: > 0 } key ? key : "none");

    static T WithoutRetries<T>(T options, HttpClient http) where T : ClientPipelineOptions
    {
        options.Transport = new HttpClientPipelineTransport(http);
        options.RetryPolicy = new ClientRetryPolicy(maxRetries: 0);
        options.NetworkTimeout = Timeout.InfiniteTimeSpan;
        return options;
    }
}
