using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace NewsBot.Tests.Activities.BotFramework;

/// <summary>The program itself, told to stop while it answers.</summary>
public class StopTests
{
    static readonly Uri Ready = new("/health/ready", UriKind.Relative);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SigtermLetsTheRunningAnswersEndAndTakesNoMore()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGTERM.");
        await using var connector = await FakeConnector.StartAsync();
        var hold = new TaskCompletionSource();
        connector.Answers = (number, _) => number == 1 ? new(201, """{"id":"m1"}""", Hold: hold.Task) : null;
        using var serve = await ServeProcess.StartAsync("Bot:ProgressAfterMilliseconds=60000");
        await PostAsync(serve, connector, "a1", "/new");
        await connector.MessagesAsync(1);
        await PostAsync(serve, connector, "a2", "Who accompanied Kim Jong-un?"); // waits for the one that is held

        var before = await StatusAsync(serve);
        await serve.SignalToEndAsync();
        HttpStatusCode after;
        while ((after = await StatusAsync(serve)) == HttpStatusCode.OK)
            await Task.Yield(); // the signal is on its way
        hold.SetResult();
        var code = await serve.EndAsync();

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, 0), (before, after, code));
        Assert.Equal(["a1", "a2"], connector.Messages.Select(call => call.Activity!.ReplyToId));
        Assert.Contains("Ri Sol-ju", connector.Messages.Last().Text, StringComparison.Ordinal);
    }

    static async Task<HttpStatusCode> StatusAsync(ServeProcess serve)
    {
        using var response = await serve.Client.GetAsync(Ready, Stop);
        return response.StatusCode;
    }

    static async Task PostAsync(ServeProcess serve, FakeConnector connector, string id, string text)
    {
        var message = new JsonObject
        {
            ["type"] = "message",
            ["id"] = id,
            ["text"] = text,
            ["channelId"] = "emulator",
            ["serviceUrl"] = connector.ServiceUrl,
            ["from"] = new JsonObject { ["id"] = "ann" },
            ["recipient"] = new JsonObject { ["id"] = "bot" },
            ["conversation"] = new JsonObject { ["id"] = "c1" },
        };
        using var content = new StringContent(message.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await serve.Client.PostAsync(new Uri("/api/messages", UriKind.Relative), content, Stop);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
