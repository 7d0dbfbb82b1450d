using Microsoft.Extensions.AI;
using NewsBot.Providers;
using NewsBot.Vectors.Onnx;

namespace NewsBot.Vectors.External;

/// <summary>
/// settings → an embedder that is no part of this program. Its libraries are loaded when it has to work.
/// </summary>
static class ExternalEmbedder
{
    public static Embedder Create(EmbeddingOptions options, string? cacheFolder, TimeProvider clock)
    {
        var isOnnx = options.Provider is EmbeddingProvider.Onnx;
        var model = new Lazy<IEmbeddingGenerator<string, Embedding<float>>>(
            () => isOnnx ? Onnx(options) : Remote(options, clock));
        var name = isOnnx ? OnnxFolder.NameOf(options) : $"{options.Provider}:{options.Model}";
        var place = isOnnx ? "" : options.Located().Address.AbsoluteUri;
        var cache = new Lazy<EmbeddingCache?>(() => options.Cache ? EmbeddingCache.Open(cacheFolder) : null);
        // The query prefix changes no stored vector, and two servers may have two models of one name.
        return new(
            options.PassagePrefix.Length > 0 ? $"{name} after '{options.PassagePrefix}'" : name,
            new CachedEmbedder(model, cache, $"{name} {place}", options.PassagePrefix),
            new CachedEmbedder(model, cache, $"{name} {place}", options.QueryPrefix));
    }

    static IEmbeddingGenerator<string, Embedding<float>> Remote(EmbeddingOptions options, TimeProvider clock)
    {
        var endpoint = options.Located();
        var limits = options.Limits();
        var http = ModelHttp.Create(endpoint, limits, clock);
        // Each library is named in a method of its own, so that no other is loaded.
        var model = options.Provider switch
        {
            EmbeddingProvider.OpenAI => OpenAI(endpoint, http),
            EmbeddingProvider.AzureOpenAI => Azure(endpoint, http),
            EmbeddingProvider.Ollama => Ollama(endpoint, http),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Provider, "There is no such model."),
        };
        return new RemoteEmbedder(model, endpoint, limits, options.BatchSize, clock);
    }

    static IEmbeddingGenerator<string, Embedding<float>> OpenAI(ModelEndpoint endpoint, HttpClient http) =>
        OpenAIClients.OpenAI(endpoint, http).GetEmbeddingClient(endpoint.Model).AsIEmbeddingGenerator();

    static IEmbeddingGenerator<string, Embedding<float>> Azure(ModelEndpoint endpoint, HttpClient http) =>
        OpenAIClients.Azure(endpoint, http).GetEmbeddingClient(endpoint.Model).AsIEmbeddingGenerator();

    static IEmbeddingGenerator<string, Embedding<float>> Ollama(ModelEndpoint endpoint, HttpClient http) =>
        OllamaClients.Ollama(endpoint, http);

    static IEmbeddingGenerator<string, Embedding<float>> Onnx(EmbeddingOptions options) => OnnxEmbedder.Open(options);
}
