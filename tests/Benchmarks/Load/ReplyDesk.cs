using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace NewsBot.Benchmarks.Load;

/// <summary>A channel's connector on 127.0.0.1: hands each reply to whoever waits for it, and counts those that nobody
/// does.</summary>
sealed class ReplyDesk : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly ConcurrentDictionary<string, (string Conversation, TaskCompletionSource<string> Reply)> _waiting = new();
    int _crossed;

    public ReplyDesk()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(TakeAsync);
    }

    public string ServiceUrl => _app.Urls.Single();

    /// <summary>Replies that were nobody's: to no question that waits, or in another conversation than its.</summary>
    public int Crossed => _crossed;

    public Task StartAsync() => _app.StartAsync();

    public Task<string> WaitFor(string activity, string conversation)
    {
        var reply = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[activity] = (conversation, reply);
        return reply.Task;
    }

    public void GiveUp(string activity) => _waiting.TryRemove(activity, out _);

    /// <summary>POST /v3/conversations/CONVERSATION/activities/ACTIVITY</summary>
    async Task TakeAsync(HttpContext http)
    {
        using var json = await JsonDocument.ParseAsync(http.Request.Body);
        var reply = json.RootElement;
        var path = http.Request.Path.Value!.Split('/');
        if (reply.GetProperty("type").GetString() == "message")
        {
            if (_waiting.TryRemove(reply.GetProperty("replyToId").GetString()!, out var question)
                && question.Conversation == path[3]
                && question.Conversation == reply.GetProperty("conversation").GetProperty("id").GetString())
                question.Reply.SetResult(reply.GetProperty("text").GetString()!);
            else
                Interlocked.Increment(ref _crossed);
        }

        http.Response.StatusCode = StatusCodes.Status201Created;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync("""{"id":"1"}""");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
