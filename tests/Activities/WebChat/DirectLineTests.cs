using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using NewsBot.Activities.BotFramework.News;
using NewsBot.Tests.Activities.BotFramework;

namespace NewsBot.Tests.Activities.WebChat;

public class DirectLineTests
{
    const string Question = "Who opened the bridge?";

    [Fact]
    public async Task WhoBeginsAConversationIsGreetedAndAnsweredOverItsStream()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var (client, opened) = await DirectLineClient.StartAsync(bot);
        using var _ = client;
        using var socket = await DirectLineSocket.OpenAsync((string)opened["streamUrl"]!);

        var (welcome, _) = await socket.ReadAsync(IsOfBot);
        var (status, sent) = await client.SayAsync(Question);
        var (said, _) = await socket.ReadAsync(activity => !IsOfBot(activity));
        var (answer, _) = await socket.ReadAsync(IsOfBot);

        Assert.Contains("I have read 1 article", (string)welcome["text"]!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((string)sent!["id"]!, (string)said["id"]!);
        Assert.Equal("user", (string)said["from"]!["role"]!);
        Assert.NotEqual("someone-else", (string)said["from"]!["id"]!);
        Assert.NotNull(said["timestamp"]);
        Assert.Equal((string)sent["id"]!, (string)answer["replyToId"]!);
        Assert.Contains("Ada Lund", (string)answer["text"]!, StringComparison.Ordinal);
        Assert.Contains(
            $"\n[1]: {bot.Client.BaseAddress}articles/bridge", (string)answer["text"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatWasMissedComesFromTheWatermarkOn()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var (client, opened) = await DirectLineClient.StartAsync(bot);
        using var _ = client;
        string watermark;
        using (var first = await DirectLineSocket.OpenAsync((string)opened["streamUrl"]!))
            (var _, watermark) = await first.ReadAsync(IsOfBot);
        await client.SayAsync(Question);

        var (status, again) = await client.SendAsync(
            HttpMethod.Get, $"conversations/{client.ConversationId}?watermark={watermark}");
        using var second = await DirectLineSocket.OpenAsync((string)again!["streamUrl"]!);
        var (said, _) = await second.ReadAsync(_ => true);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(Question, (string)said["text"]!);
    }

    [Fact]
    public async Task WhoHasNoWebSocketPollsAndSeesNoTyping()
    {
        await using var bot = await BotUnderTest.StartAsync(options => options.ProgressAfterMilliseconds = 0);
        var (client, opened) = await DirectLineClient.StartAsync(bot);
        using var _ = client;
        using var socket = await DirectLineSocket.OpenAsync((string)opened["streamUrl"]!);
        await client.SayAsync(Question);
        await socket.ReadAsync(activity => (string)activity["type"]! == "typing");
        await socket.ReadAsync(activity => IsOfBot(activity) && activity["replyToId"] is null
            && ((string?)activity["text"])?.Contains("Ada Lund", StringComparison.Ordinal) is true);

        var (status, set) = await client.SendAsync(
            HttpMethod.Get, $"conversations/{client.ConversationId}/activities?watermark=");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.All(set!["activities"]!.AsArray(), activity => Assert.Equal("message", (string)activity!["type"]!));
        Assert.Equal(3, set["activities"]!.AsArray().Count);
        Assert.True(int.Parse((string)set["watermark"]!, null) > 3);
    }

    [Fact]
    public async Task ATokenIsForItsOwnConversationAlone()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var (mine, _) = await DirectLineClient.StartAsync(bot);
        var (other, opened) = await DirectLineClient.StartAsync(bot);
        using var first = mine;
        using var second = other;
        var stream = ((string)opened["streamUrl"]!).Split("&t=")[0];

        var read = await mine.SendAsync(HttpMethod.Get, $"conversations/{other.ConversationId}/activities");
        var write = await mine.SendAsync(
            HttpMethod.Post, $"conversations/{other.ConversationId}/activities",
            new JsonObject { ["type"] = "message" });
        var listen = await Assert.ThrowsAsync<WebSocketException>(
            () => DirectLineSocket.OpenAsync($"{stream}&t={mine.Token}"));
        mine.UseToken(mine.Token[..^2] + (mine.Token.EndsWith("AA", StringComparison.Ordinal) ? "BB" : "AA"));
        var forged = await mine.SendAsync(HttpMethod.Post, "tokens/refresh");

        Assert.Equal(HttpStatusCode.Forbidden, read.Status);
        Assert.Equal(HttpStatusCode.Forbidden, write.Status);
        Assert.Contains("403", listen.Message, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, forged.Status);
    }

    [Fact]
    public async Task PagesOfOtherOriginsAreRefused()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var (client, opened) = await DirectLineClient.StartAsync(bot);
        using var _ = client;

        var stream = await Assert.ThrowsAsync<WebSocketException>(
            () => DirectLineSocket.OpenAsync((string)opened["streamUrl"]!, "https://elsewhere.example"));
        client.Http.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");
        var token = await client.SendAsync(HttpMethod.Post, "tokens/generate");
        client.Http.DefaultRequestHeaders.Remove("Origin");
        client.Http.DefaultRequestHeaders.Host = "rebound.example";
        var rebound = await client.SendAsync(HttpMethod.Post, "tokens/generate");

        Assert.Contains("403", stream.Message, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, token.Status);
        Assert.Equal(HttpStatusCode.Forbidden, rebound.Status);
    }

    [Fact]
    public async Task TooMuchIsRefusedWithTheTimeToWait()
    {
        await using var bot = await BotUnderTest.StartAsync(options =>
        {
            options.Web.StartsPerMinute = 1;
            options.Web.MessagesPerMinute = 1;
        });
        var (client, _) = await DirectLineClient.StartAsync(bot);
        using var _1 = client;
        await client.SayAsync(Question);

        var message = await client.SayAsync(Question);
        using var start = await client.Http.PostAsync(
            new Uri("v3/directline/tokens/generate", UriKind.Relative), null, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.TooManyRequests, message.Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, start.StatusCode);
        Assert.InRange(start.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }

    [Fact]
    public async Task AMessageThatIsSentAgainIsShownAndAnsweredOnce()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var (client, _) = await DirectLineClient.StartAsync(bot);
        using var _1 = client;
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            using var content = new StringContent(
                """{"type":"message","text":"/sources","channelData":{"clientActivityID":"c1"}}""", Encoding.UTF8,
                "application/json");
            using var answer = await client.Http.PostAsync(
                new Uri($"v3/directline/conversations/{client.ConversationId}/activities", UriKind.Relative), content,
                TestContext.Current.CancellationToken);
            ids.Add(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task AMessageThatWasRefusedMayBeSentAgain()
    {
        var reading = new TaskCompletionSource<NewsDesk>();
        await using var bot = await BotUnderTest.StartAsync(
            options => options.Web.MessagesPerMinute = 100, desk: reading.Task);
        var (client, opened) = await DirectLineClient.StartAsync(bot);
        using var _ = client;
        JsonObject Sent(int i) => new()
        {
            ["type"] = "message",
            ["text"] = "/new",
            ["channelData"] = new JsonObject { ["clientActivityID"] = $"c{i}" },
        };
        var path = $"conversations/{client.ConversationId}/activities";
        var refused = -1;
        for (var i = 0; refused < 0; i++)
            if ((await client.SendAsync(HttpMethod.Post, path, Sent(i))).Status == HttpStatusCode.TooManyRequests)
                refused = i;
        reading.SetResult(await BotUnderTest.BridgeAsync());
        HttpStatusCode status;
        while ((status = (await client.SendAsync(HttpMethod.Post, path, Sent(refused))).Status) != HttpStatusCode.OK)
            await Task.Delay(1, TestContext.Current.CancellationToken);

        var (_, shown) = await client.SendAsync(HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Single(
            shown!["activities"]!.AsArray(),
            activity => (string?)activity!["channelData"]?["clientActivityID"] == $"c{refused}");
    }

    [Fact]
    public async Task TheBotsEndpointDoesNotSeeTheConversationsOfThePage()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var (client, opened) = await DirectLineClient.StartAsync(bot);
        using var _ = client;
        using var socket = await DirectLineSocket.OpenAsync((string)opened["streamUrl"]!);
        await socket.ReadAsync(IsOfBot);
        await client.SayAsync(Question);
        await socket.ReadAsync(IsOfBot);

        var asked = bot.Message(
            "/sources", ("channelId", "directline"), ("conversation", BotUnderTest.Group(client.ConversationId)));
        var stolen = Assert.Single(await bot.SayAsync(asked, 1));

        Assert.Equal(BotTexts.NoSources, stolen.Text);
    }

    [Theory]
    [InlineData("""{"type":"invoke"}""", 400)]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"newsbot"}]}""", 400)]
    [InlineData("""{"text":"no type"}""", 400)]
    [InlineData("[]", 400)]
    [InlineData("""{"type":"message","channelData":{"\ud800":1}}""", 400)]
    [InlineData("""{"type":"message","value":"\ud800"}""", 400)]
    public async Task WhatAPersonCannotSayIsRefused(string body, int status)
    {
        await using var bot = await BotUnderTest.StartAsync();
        var (client, _) = await DirectLineClient.StartAsync(bot);
        using var _1 = client;

        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.Http.PostAsync(
            new Uri($"v3/directline/conversations/{client.ConversationId}/activities", UriKind.Relative), content,
            TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task ABotForTeamsShowsNothingElseUnlessItIsToldTo()
    {
        await using var bot = await BotUnderTest.StartAsync(options =>
        {
            options.AppId = "00000000-0000-0000-0000-0000000000aa";
            options.AppSecret = "s";
            options.TenantId = "t";
            options.Web.Articles = true;
        });
        using var client = new DirectLineClient(bot);

        var line = await client.SendAsync(HttpMethod.Post, "tokens/generate");
        using var page = await client.Http.GetAsync(
            new Uri("", UriKind.Relative), TestContext.Current.CancellationToken);
        using var article = await client.Http.GetAsync(
            new Uri("articles/bridge.md", UriKind.Relative), TestContext.Current.CancellationToken);
        var about = await client.Http.GetStringAsync(
            new Uri("about", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, line.Status);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Equal(HttpStatusCode.OK, article.StatusCode);
        Assert.Contains("<h2 id=\"privacy\">", about, StringComparison.Ordinal); // the Teams app leads there
        Assert.Contains("<h2 id=\"terms\">", about, StringComparison.Ordinal);
    }

    static bool IsOfBot(JsonNode activity) =>
        (string)activity["type"]! == "message" && (string?)activity["from"]!["role"] == "bot";
}
