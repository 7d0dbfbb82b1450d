using Microsoft.Extensions.AI;
using NewsBot.Providers;

namespace NewsBot.Answers.Chat;

/// <summary>settings → chat client.</summary>
static class ChatClients
{
    public static IChatClient Create(ChatModelOptions options, TimeProvider clock)
    {
        var endpoint = options.Located();
        var limits = options.Limits();
        var http = ModelHttp.Create(endpoint, limits, clock);
        // Each library is named in a method of its own, so that no other is loaded.
        var client = options.Provider switch
        {
            ChatProvider.OpenAI => OpenAI(endpoint, http),
            ChatProvider.AzureOpenAI => Azure(endpoint, http),
            ChatProvider.Ollama => Ollama(endpoint, http),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Provider, "There is no such model."),
        };
        // Its spans never have what was asked or written, whatever OpenTelemetry's variables say.
        client = client.AsBuilder().UseOpenTelemetry(configure: traced => traced.EnableSensitiveData = false).Build();
        return new GuardedChatClient(client, endpoint, limits, clock);
    }

    static IChatClient OpenAI(ModelEndpoint endpoint, HttpClient http) =>
        OpenAIClients.OpenAI(endpoint, http).GetChatClient(endpoint.Model).AsIChatClient();

    static IChatClient Azure(ModelEndpoint endpoint, HttpClient http) =>
        OpenAIClients.Azure(endpoint, http).GetChatClient(endpoint.Model).AsIChatClient();

    static IChatClient Ollama(ModelEndpoint endpoint, HttpClient http) => OllamaClients.Ollama(endpoint, http);
}
