using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using NewsBot.Tests.Activities.BotFramework;

namespace NewsBot.Tests.Activities.WebChat;

/// <summary>Talks to a host as a browser with Web Chat does.</summary>
sealed class DirectLineClient(BotUnderTest bot) : IDisposable
{
    const string Root = "v3/directline";

    readonly HttpClient _http = new() { BaseAddress = bot.Client.BaseAddress };

    public string ConversationId { get; private set; } = "";

    public string Token { get; private set; } = "";

    public HttpClient Http => _http;

    /// <summary>Gets a token and begins a conversation.</summary>
    public static async Task<(DirectLineClient Client, JsonNode Opened)> StartAsync(BotUnderTest bot)
    {
        var client = new DirectLineClient(bot);
        var (status, generated) = await client.SendAsync(HttpMethod.Post, "tokens/generate");
        Assert.Equal(HttpStatusCode.OK, status);
        client.ConversationId = (string)generated!["conversationId"]!;
        client.UseToken((string)generated["token"]!);
        (status, var opened) = await client.SendAsync(HttpMethod.Post, "conversations");
        Assert.Equal(HttpStatusCode.Created, status);
        return (client, opened!);
    }

    public void UseToken(string token)
    {
        Token = token;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public async Task<(HttpStatusCode Status, JsonNode? Answer)> SendAsync(
        HttpMethod method, string path, JsonNode? body = null)
    {
        using var request = new HttpRequestMessage(method, $"{Root}/{path}");
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text) : null);
    }

    public Task<(HttpStatusCode Status, JsonNode? Answer)> SayAsync(string text) => SendAsync(
        HttpMethod.Post, $"conversations/{ConversationId}/activities",
        new JsonObject
        {
            ["type"] = "message",
            ["text"] = text,
            ["from"] = new JsonObject { ["id"] = "someone-else" },
        });

    public void Dispose() => _http.Dispose();
}
