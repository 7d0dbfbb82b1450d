using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using NewsBot.Activities.BotFramework;
using NewsBot.Activities.BotFramework.Hosting;
using NewsBot.Activities.BotFramework.News;
using NewsBot.Telemetry;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Activities.BotFramework;

/// <summary>The bot's host on a port of its own, a connector that it replies to, and what both logged.</summary>
sealed class BotUnderTest : IAsyncDisposable
{
    static readonly Lazy<Task<NewsDesk>> Bridge = new(ReadBridgeAsync);

    readonly TempFolder _folder;
    int _activities;

    BotUnderTest(WebApplication app, FakeConnector connector, LogLines log, TempFolder folder)
    {
        (App, Connector, Log, _folder) = (app, connector, log, folder);
        Client = new HttpClient { BaseAddress = new(app.Urls.Single()) };
    }

    public WebApplication App { get; }

    public FakeConnector Connector { get; }

    public LogLines Log { get; }

    public HttpClient Client { get; }

    public string FeedbackPath => _folder.At("feedback.jsonl");

    /// <summary>A desk that has read one article about a bridge.</summary>
    public static Task<NewsDesk> BridgeAsync() => Bridge.Value;

    /// <summary>A bot that is registered, and lets in whom this identity service gives a token.</summary>
    public static Task<BotUnderTest> StartRegisteredAsync(OpenIdDouble identity) => StartAsync(
        options =>
        {
            (options.AppId, options.TenantId, options.AppSecret) = (TestToken.AppId, TestToken.Tenant, "hush");
        },
        configure: services => services
            .AddSingleton(identity.Cloud)
            .AddSingleton(_ => OpenIdDouble.NewHttpClient())
            .AddSingleton<AppCredentials>(new CountingCredentials()));

    /// <param name="desk">Null: one that has read the bridge.</param>
    public static async Task<BotUnderTest> StartAsync(
        Action<BotOptions>? change = null, Task<NewsDesk>? desk = null, Action<IServiceCollection>? configure = null,
        string? knownConversations = null, TelemetryOptions? telemetry = null)
    {
        var options = new BotOptions
        {
            Urls = "http://127.0.0.1:0",
            Authentication = new() { Mode = BotAuthenticationMode.Development },
            ProgressAfterMilliseconds = 60_000,
            UserMessagesPerMinute = 1_000_000,
            ConversationMessagesPerMinute = 1_000_000,
        };
        change?.Invoke(options);
        var folder = new TempFolder();
        var log = new LogLines();
        var app = BotHost.Create(options, new(desk ?? BridgeAsync()), services =>
        {
            services.RemoveAll<ILoggerProvider>();
            services.AddSingleton<ILoggerProvider>(log);
            services.AddSingleton(new FeedbackFile(folder.At("feedback.jsonl")));
            services.AddSingleton(new KnownConversations(knownConversations));
            configure?.Invoke(services);
        }, telemetry);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app, await FakeConnector.StartAsync(), log, folder);
    }

    /// <summary>
    /// An activity as the Playground sends it, with other fields in the place of its own; null takes one away.
    /// </summary>
    public JsonObject Activity(string type, params (string Name, JsonNode? Value)[] fields)
    {
        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = $"a{Interlocked.Increment(ref _activities)}",
            ["channelId"] = "msteams",
            ["serviceUrl"] = Connector.ServiceUrl,
            ["from"] = new JsonObject { ["id"] = "user-1", ["name"] = "Ann" },
            ["recipient"] = new JsonObject { ["id"] = "bot-1", ["name"] = "NewsBot" },
            ["conversation"] = new JsonObject { ["id"] = "c1", ["conversationType"] = "personal" },
        };
        foreach (var (name, value) in fields)
            if (value is null)
                activity.Remove(name);
            else
                activity[name] = value;
        return activity;
    }

    public JsonObject Message(string text, params (string Name, JsonNode? Value)[] fields) =>
        Activity("message", [("text", text), .. fields]);

    public static JsonObject Group(string id) =>
        new() { ["id"] = id, ["conversationType"] = "groupChat", ["isGroup"] = true };

    public Task<HttpResponseMessage> PostAsync(JsonObject activity) => PostAsync(activity.ToJsonString());

    public async Task<HttpResponseMessage> PostAsync(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await Client.PostAsync(
            new Uri("/api/messages", UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    /// <summary>Posts, and waits for so many messages in all.</summary>
    public async Task<ConnectorCall[]> SayAsync(JsonObject activity, int messages)
    {
        using var response = await PostAsync(activity);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await Connector.MessagesAsync(messages);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.DisposeAsync();
        await Connector.DisposeAsync();
        _folder.Dispose();
    }

    static async Task<NewsDesk> ReadBridgeAsync()
    {
        using var news = new NewsFolder().WithBridge();
        return await news.ReadAsync();
    }
}

/// <summary>All that was logged, at every level.</summary>
sealed class LogLines : ILoggerProvider, ILogger
{
    readonly ConcurrentQueue<string> _lines = new();

    public string Text => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"{formatter(state, exception)} {exception}");

    public void Dispose() { }
}
