using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace NewsBot.Tests.Activities.BotFramework;

/// <summary>A channel's connector on this machine: keeps every call, and answers as it is told.</summary>
sealed class FakeConnector : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly ConcurrentQueue<ConnectorCall> _calls = new();
    readonly SemaphoreSlim _called = new(0);

    FakeConnector(WebApplication app) => _app = app;

    /// <summary>What the n-th call, from 1, is answered with. Null: 201 and an id.</summary>
    public Func<int, ConnectorCall, ConnectorAnswer?> Answers { get; set; } = (_, _) => null;

    public string ServiceUrl => _app.Urls.Single() + "/_connector";

    public IReadOnlyList<ConnectorCall> Calls => [.. _calls];

    public IEnumerable<ConnectorCall> Messages => Calls.Where(call => call.Activity?.Type == "message");

    public static async Task<FakeConnector> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var fake = new FakeConnector(builder.Build());
        fake._app.Run(fake.AnswerAsync);
        await fake._app.StartAsync(TestContext.Current.CancellationToken);
        return fake;
    }

    /// <summary>Waits until so many messages have come.</summary>
    public Task<ConnectorCall[]> MessagesAsync(int count) =>
        CallsAsync(count, call => call.Activity?.Type == "message");

    public async Task<ConnectorCall[]> CallsAsync(int count, Func<ConnectorCall, bool> those)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        while (true)
        {
            ConnectorCall[] calls = [.. Calls.Where(those)];
            if (calls.Length >= count)
                return calls;
            await _called.WaitAsync(patience.Token);
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    async Task AnswerAsync(HttpContext http)
    {
        var body = await new StreamReader(http.Request.Body).ReadToEndAsync(http.RequestAborted);
        var raw = http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        var activity = body.Length > 0 ? SentActivity.Parse(body) : null;
        var call = new ConnectorCall(http.Request.Method, raw, activity, body, http.Request.Headers.Authorization);
        _calls.Enqueue(call);
        var number = _calls.Count;
        _called.Release();
        var answer = Answers(number, call) ?? new ConnectorAnswer(201, $$"""{"id":"m{{number}}"}""");
        if (answer.Hold is { } hold)
            await hold.WaitAsync(http.RequestAborted);
        http.Response.StatusCode = answer.Status;
        if (answer.Header is var (name, value))
            http.Response.Headers[name] = value;
        await http.Response.WriteAsync(answer.Body);
    }
}

/// <param name="Path">As it was sent, percent-encoded.</param>
sealed record ConnectorCall(string Method, string Path, SentActivity? Activity, string Body, string? Authorization)
{
    public string Text => Activity?.Text ?? "";

    /// <summary>The entity of https://schema.org/Message, which is there at most once.</summary>
    public JsonElement? MessageEntity => (Activity?.Entities ?? [])
        .Where(e => e.TextAt("type") == "https://schema.org/Message").Select(e => (JsonElement?)e).SingleOrDefault();

    public JsonElement? StreamInfo => (Activity?.Entities ?? [])
        .Where(e => e.TextAt("type") == "streaminfo").Select(e => (JsonElement?)e).SingleOrDefault();
}

/// <param name="Hold">The answer waits for it.</param>
sealed record ConnectorAnswer(int Status, string Body = "", (string, string)? Header = null, Task? Hold = null);
