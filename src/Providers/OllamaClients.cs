using OllamaSharp;
using OllamaSharp.Models;

namespace NewsBot.Providers;

/// <summary>endpoint → Ollama's client, for chat and embeddings.</summary>
static class OllamaClients
{
    public static OllamaApiClient Ollama(ModelEndpoint endpoint, HttpClient http)
    {
        // A relative address takes the place of what stands behind the last '/'.
        http.BaseAddress = new(endpoint.Address.AbsoluteUri.TrimEnd('/') + "/");
        if (endpoint.ApiKey.Length > 0)
            http.DefaultRequestHeaders.Authorization = new("Bearer", endpoint.ApiKey);
        return new ListeningClient(http, endpoint.Model);
    }

    /// <summary>The library reads a stream without listening to whoever cancels: the stream itself does.</summary>
    sealed class ListeningClient(HttpClient http, string model) : OllamaApiClient(http, model)
    {
        protected override Task<HttpResponseMessage> SendToOllamaAsync(
            HttpRequestMessage requestMessage, OllamaRequest? ollamaRequest, HttpCompletionOption completionOption,
            CancellationToken cancellationToken)
        {
            requestMessage.Options.Set(ModelHttp.Caller, cancellationToken);
            return base.SendToOllamaAsync(requestMessage, ollamaRequest, completionOption, cancellationToken);
        }
    }
}
