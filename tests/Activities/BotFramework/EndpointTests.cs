using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using NewsBot.Activities.BotFramework.News;

namespace NewsBot.Tests.Activities.BotFramework;

/// <summary>What the endpoint answers to requests of every kind.</summary>
public class EndpointTests
{
    static readonly Uri Messages = new("/api/messages", UriKind.Relative);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("PUT")]
    public async Task OnlyPostIsAllowed(string method)
    {
        await using var bot = await BotUnderTest.StartAsync();
        using var request = new HttpRequestMessage(new(method), Messages);

        using var response = await bot.Client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"type":7""")]
    [InlineData("""{"type":null}""")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"type":"message","text":"\uD83D"}""")]
    [InlineData("""{"type":"message"} {"type":"message"}""")]
    public async Task WhatIsNoActivityIsABadRequest(string body)
    {
        await using var bot = await BotUnderTest.StartAsync();

        using var response = await bot.PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync(Cancellation));
    }

    [Theory]
    [InlineData("bogus")]
    [InlineData("typing")]
    [InlineData("event")]
    [InlineData("messageReaction")]
    [InlineData("endOfConversation")]
    public async Task WhatTheBotDoesNotUseIsTakenAndIgnored(string type)
    {
        await using var bot = await BotUnderTest.StartAsync();

        using var response = await bot.PostAsync(bot.Activity(type, ("unheard", new JsonObject { ["of"] = null })));
        await bot.SayAsync(bot.Message("/sources"), 1);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Single(bot.Connector.Calls);
    }

    [Fact]
    public async Task FieldsOfOtherKindsDoNotLoseAMessage()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var odd = bot.Message(
            "/sources", ("id", 42), ("from", "somebody"), ("recipient", new JsonArray()),
            ("entities", new JsonObject()),
            ("attachments", "none"), ("membersAdded", 3), ("channelData", "x"), ("suggestedActions", 1),
            ("locale", false),
            ("conversation", JsonNode.Parse("""{"id":7,"isGroup":"yes","conversationType":{}}""")));

        var answer = Assert.Single(await bot.SayAsync(odd, 1));

        Assert.Equal("/_connector/v3/conversations/7/activities/42", answer.Path);
    }

    [Fact]
    public async Task AByteOrderMarkIsPassedOver()
    {
        await using var bot = await BotUnderTest.StartAsync();

        using var response = await bot.PostAsync("\uFEFF" + bot.Message("/sources").ToJsonString());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Single(await bot.Connector.MessagesAsync(1));
    }

    [Theory]
    [InlineData("{'type':'message'}")]
    [InlineData("""{"type":"message",}""")]
    [InlineData("""{"type":"message"/**/}""")]
    [InlineData("""{"type":"message","value":NaN}""")]
    [InlineData("""{type:"message"}""")]
    public async Task WhatOnlyBuildersParserTakesIsNoJson(string body)
    {
        await using var bot = await BotUnderTest.StartAsync();

        using var response = await bot.PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("de-DE")]
    [InlineData("no locale")]
    public async Task AReadersLocaleChangesNothing(string locale)
    {
        await using var bot = await BotUnderTest.StartAsync();

        var plain = (await bot.SayAsync(bot.Message("What did the bridge cost?"), 1))[0];
        var local = (await bot.SayAsync(bot.Message(
            "What did the bridge cost?", ("locale", locale), ("conversation", BotUnderTest.Group("c2"))), 2))[1];

        Assert.Equal(plain.Text, local.Text);
    }

    [Theory]
    [InlineData("c-日本-ü")]
    [InlineData("a|b/c?d=e#f%20")]
    public async Task AConversationMayHaveAnyId(string id)
    {
        await using var bot = await BotUnderTest.StartAsync();

        var answer = Assert.Single(await bot.SayAsync(
            bot.Message("/sources", ("conversation", BotUnderTest.Group(id))), 1));

        Assert.StartsWith(
            $"/_connector/v3/conversations/{Uri.EscapeDataString(id)}/", answer.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("a\nb")]
    [InlineData("\u001b")]
    public async Task AnIdThatIsNoPartOfAnAddressIsABadRequest(string id)
    {
        await using var bot = await BotUnderTest.StartAsync();

        using var inConversation = await bot.PostAsync(
            bot.Message("/sources", ("conversation", BotUnderTest.Group(id))));
        using var ofMessage = await bot.PostAsync(bot.Message("/sources", ("id", id)));
        using var tooLong = await bot.PostAsync(bot.Message("/sources", ("id", new string('x', 3_000))));

        Assert.Equal(
            Enumerable.Repeat(HttpStatusCode.BadRequest, 3),
            [inConversation.StatusCode, ofMessage.StatusCode, tooLong.StatusCode]);
    }

    [Theory]
    [InlineData("application/json; charset=foo")]
    [InlineData("application/json; charset=utf-7")]
    [InlineData("text/html")]
    public async Task AnAnswerIsRememberedWhateverItsConnectorSaysToIt(string type)
    {
        await using var bot = await BotUnderTest.StartAsync();
        bot.Connector.Answers = (number, _) => new(201, $$"""{"id":"m{{number}}"}""", ("Content-Type", type));

        await bot.SayAsync(bot.Message("Who opened the bridge?"), 1);
        var sources = (await bot.SayAsync(bot.Message("/sources"), 2))[1];

        Assert.StartsWith("**1**", sources.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RepliesThatAreExpectedAgainAreGivenAgain()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var message = bot.Message("Who opened the bridge?", ("id", "q1"), ("deliveryMode", "expectReplies"));
        for (var i = 0; i < 2; i++)
        {
            using var response = await bot.PostAsync(message);
            Assert.Contains(
                "Mayor Ada Lund", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AMessageThatAClientSendsAgainIsAnsweredOnce()
    {
        await using var bot = await BotUnderTest.StartAsync();
        JsonObject Sent(string text, string clientId) => bot.Message(
            text, ("channelData", new JsonObject { ["clientActivityID"] = clientId }));

        for (var i = 0; i < 3; i++)
            using (await bot.PostAsync(Sent("Who opened the bridge?", "client-1"))) { }
        await bot.Connector.MessagesAsync(1);
        await bot.SayAsync(Sent("What did the bridge cost?", "client-1"), 2); // the same id by mistake, other words
        var said = await bot.SayAsync(Sent("/sources", "client-2"), 3);

        Assert.StartsWith("Mayor Ada Lund", said[0].Text, StringComparison.Ordinal);
        Assert.Contains("40 million", said[1].Text, StringComparison.Ordinal);
        Assert.StartsWith("**1**", said[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FeedbackHasALimitForEachPerson()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var statuses = new List<(string, HttpStatusCode)>();
        for (var i = 0; i < 40; i++)
        {
            var person = i % 2 == 0 ? "ann" : "bob";
            var opinion = new JsonObject { ["reaction"] = "like", ["feedback"] = new string('x', 100_000) };
            var given = new JsonObject { ["actionName"] = "feedback", ["actionValue"] = opinion };
            using var response = await bot.PostAsync(bot.Activity(
                "invoke", ("name", "message/submitAction"), ("value", given),
                ("from", new JsonObject { ["id"] = person })));
            statuses.Add((person, response.StatusCode));
        }

        foreach (var person in (string[])["ann", "bob"])
            Assert.Equal(
                Enumerable.Repeat(HttpStatusCode.OK, 10).Concat(Enumerable.Repeat(HttpStatusCode.TooManyRequests, 10)),
                statuses.Where(status => status.Item1 == person).Select(status => status.Item2));
        Assert.Equal(20, new FeedbackFile(bot.FeedbackPath).Read().Count());
        Assert.InRange(new FileInfo(bot.FeedbackPath).Length, 1, 20 * 3_000);
    }

    [Fact]
    public async Task AMessageOfNoConversationIsABadRequest()
    {
        await using var bot = await BotUnderTest.StartAsync();

        using var response = await bot.PostAsync(bot.Message("/help", ("conversation", null)));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("application/json; charset=utf-8", HttpStatusCode.OK)]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    [InlineData(null, HttpStatusCode.UnsupportedMediaType)]
    public async Task OnlyJsonIsTaken(string? type, HttpStatusCode expected)
    {
        await using var bot = await BotUnderTest.StartAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(bot.Message("/help").ToJsonString()));
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);

        using var response = await bot.Client.PostAsync(Messages, content, Cancellation);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task NothingThatIsCompressedIsUnpacked()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(new byte[50_000_000]);
        using var content = new ByteArrayContent(packed.ToArray());
        content.Headers.ContentType = new("application/json");
        content.Headers.ContentEncoding.Add("gzip");

        using var response = await bot.Client.PostAsync(Messages, content, Cancellation);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WhatIsLargerThanTheLimitIsRefused(bool isChunked)
    {
        await using var bot = await BotUnderTest.StartAsync(options => options.MaxRequestKilobytes = 16);
        using var request = new HttpRequestMessage(HttpMethod.Post, Messages)
        {
            Content = new StringContent(
                bot.Message(new string('x', 16 * 1024)).ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.TransferEncodingChunked = isChunked;

        using var response = await bot.Client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task WithoutTokensOnlyThisMachineIsServedAndRepliedTo()
    {
        await using var bot = await BotUnderTest.StartAsync();
        using var renamed = new HttpRequestMessage(HttpMethod.Post, Messages)
        {
            Headers = { Host = "rebound.example" },
            Content = new StringContent(bot.Message("/help").ToJsonString(), Encoding.UTF8, "application/json"),
        };

        using var byAnotherName = await bot.Client.SendAsync(renamed, Cancellation);
        using var elsewhere = await bot.PostAsync(bot.Message("/help", ("serviceUrl", "https://example.org/")));
        using var nowhere = await bot.PostAsync(bot.Message("/help", ("serviceUrl", null)));

        Assert.Equal(
            [HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden],
            [byAnotherName.StatusCode, elsewhere.StatusCode, nowhere.StatusCode]);
    }

    [Fact]
    public async Task AnUnknownInvokeIsNotImplemented()
    {
        await using var bot = await BotUnderTest.StartAsync();

        using var response = await bot.PostAsync(bot.Activity("invoke", ("name", "adaptiveCard/action")));

        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
    }

    [Theory]
    [InlineData("""{"reaction":"like","feedback":"nice  answer"}""", true, "nice answer")]
    [InlineData("""{"reaction":"dislike","feedback":"{\"feedbackText\":\"too short\"}"}""", false, "too short")]
    [InlineData("""{"reaction":"like","feedback":"{\"feedbackText\":\"\"}"}""", true, null)]
    [InlineData("""{"reaction":"like"}""", true, null)]
    public async Task FeedbackIsKeptWithTheQuestion(string value, bool isLike, string? comment)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(bot.Message("Who opened the bridge?"), 1);
        await bot.SayAsync(bot.Message("/sources"), 2); // behind the answer, which is remembered by then
        var given = new JsonObject { ["actionName"] = "feedback", ["actionValue"] = JsonNode.Parse(value) };

        using var response =
            await bot.PostAsync(bot.Activity("invoke", ("name", "message/submitAction"), ("value", given)));

        Assert.Equal("{}", await response.Content.ReadAsStringAsync(Cancellation));
        var kept = Assert.Single(new FeedbackFile(bot.FeedbackPath).Read());
        Assert.Equal(
            ("msteams", isLike, comment, "Who opened the bridge?"),
            (kept.Channel, kept.IsLike, kept.Comment, kept.Question));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"shrug"}}""")]
    public async Task FeedbackThatIsNoneIsABadRequest(string value)
    {
        await using var bot = await BotUnderTest.StartAsync();

        using var response = await bot.PostAsync(
            bot.Activity("invoke", ("name", "message/submitAction"), ("value", JsonNode.Parse(value))));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task WebChatsFeedbackIsAnEvent()
    {
        await using var bot = await BotUnderTest.StartAsync();
        using var _ = await bot.PostAsync(bot.Activity(
            "event", ("channelId", "webchat"), ("name", "webchat:activity-status/feedback"),
            ("entities", JsonNode.Parse("""[{"@type":"DislikeAction"}]"""))));

        await bot.SayAsync(bot.Message("/sources", ("channelId", "webchat")), 1); // behind it in the same conversation

        Assert.False(Assert.Single(new FeedbackFile(bot.FeedbackPath).Read()).IsLike);
    }

    [Fact]
    public async Task NeitherATextNorATokenIsLogged()
    {
        await using var bot = await BotUnderTest.StartAsync();
        bot.Client.DefaultRequestHeaders.Authorization = new("Bearer", "tell-nobody");
        bot.Connector.Answers = (_, call) =>
            call.Text.Contains("Ada", StringComparison.Ordinal) ? new(400, "hush-hush") : null;
        using var refused =
            await bot.PostAsync(bot.Message("Who opened the secret bridge?", ("serviceUrl", "https://a.example")));
        await bot.SayAsync(
            bot.Message("Who opened the secret bridge?", ("channelId", "x\u2028y" + new string('z', 500))), 1);
        await bot.SayAsync(bot.Message("/sources"), 2);

        Assert.Contains("Received message of x?y", bot.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", bot.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("tell-nobody", bot.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('z', 100), bot.Log.Text, StringComparison.Ordinal);
    }
}
