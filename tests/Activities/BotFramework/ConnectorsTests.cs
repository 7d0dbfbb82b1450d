using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Activities.BotFramework.Authentication;
using NewsBot.Activities.BotFramework.Connector;
using NewsBot.Activities.BotFramework.Turns;

namespace NewsBot.Tests.Activities.BotFramework;

/// <summary>What is sent to a connector, and what is done about its answers.</summary>
public sealed class ConnectorsTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    HastyClock _clock = new() { Endless = Patience };

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(429)]
    [InlineData(412)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task WhatMayPassIsTriedAgain(int status)
    {
        await using var connector = await FakeConnector.StartAsync();
        connector.Answers = (number, _) => number < 3 ? new(status) : null;

        Assert.Equal("m3", await SendAsync(connector));

        Assert.Equal(3, connector.Calls.Count);
        Assert.Single(connector.Calls.Select(call => call.Body).Distinct());
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(413)]
    [InlineData(501)]
    [InlineData(302)]
    public async Task WhatDoesNotPassIsNot(int status)
    {
        await using var connector = await FakeConnector.StartAsync();
        connector.Answers = (_, _) => new(
            status, """{"error":{"code":"BadArgument","message":"the user said hush"}}""",
            ("Location", "https://example.org/"));

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => SendAsync(connector));

        Assert.Equal(((HttpStatusCode)status, "BadArgument"), (failure.Status!.Value, failure.Code));
        Assert.Equal($"The channel answered POST with {status} (BadArgument).", failure.Message);
        Assert.Single(connector.Calls);
    }

    [Theory]
    [InlineData("""{"code":"BadArgument","message":"m"}""", "BadArgument", "m")]
    [InlineData("""{"error":"a sentence"}""", null, "a sentence")]
    [InlineData("<html>", null, null)]
    [InlineData("", null, null)]
    [InlineData("[1]", null, null)]
    public async Task AnyBodyOfAnErrorIsUnderstood(string body, string? code, string? detail)
    {
        await using var connector = await FakeConnector.StartAsync();
        connector.Answers = (_, _) => new(405, body);

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => SendAsync(connector));

        Assert.Equal((code, detail), (failure.Code, failure.Detail));
    }

    [Fact]
    public async Task NobodyTriesForEver()
    {
        await using var connector = await FakeConnector.StartAsync();
        connector.Answers = (_, _) => new(500);

        await Assert.ThrowsAsync<ConnectorException>(() => SendAsync(connector));

        Assert.Equal(4, connector.Calls.Count);
        Assert.Equal([0, 1, 2], _clock.Waits.Select(wait => Math.Floor(Math.Log2(wait.TotalSeconds * 2))));
    }

    [Fact]
    public async Task TheTimeThatAChannelAsksForIsWaited()
    {
        await using var connector = await FakeConnector.StartAsync();
        connector.Answers = (number, _) => number == 1 ? new(429, Header: ("Retry-After", "20")) : null;

        await SendAsync(connector);

        Assert.Equal([TimeSpan.FromSeconds(20)], _clock.Waits);
    }

    [Fact]
    public async Task AnHourIsNotWaited()
    {
        await using var connector = await FakeConnector.StartAsync();
        connector.Answers = (_, _) => new(429, Header: ("Retry-After", "3600"));

        await Assert.ThrowsAsync<ConnectorException>(() => SendAsync(connector));

        Assert.Single(connector.Calls);
    }

    [Fact]
    public async Task WhatHangsIsGivenUpAndNotSaidTwice()
    {
        await using var connector = await FakeConnector.StartAsync();
        connector.Answers = (_, _) => new(201, Hold: Task.Delay(Timeout.Infinite, Cancellation));
        _clock = new();

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => SendAsync(connector));

        Assert.Equal("The channel did not answer within 15 seconds.", failure.Message);
        Assert.Equal([Patience], _clock.Waits);
    }

    [Theory]
    [InlineData("http://example.org/")]
    [InlineData("https://example.org/")]
    [InlineData("https://botframework.com.example.org/")]
    [InlineData("https://evilbotframework.com/")]
    [InlineData("https://user@smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net/?a=b")]
    [InlineData("https://other.trafficmanager.net/")]
    [InlineData("http://smba.trafficmanager.net/")]
    [InlineData("ftp://localhost/")]
    [InlineData("http://127.0.0.1.example.org/")]
    [InlineData("http://\u202e\u2028.example/")]
    [InlineData("/relative")]
    [InlineData("")]
    [InlineData(null)]
    public void NothingIsSentToAnAddressThatIsNotKnown(string? serviceUrl)
    {
        Assert.False(Allowed(loopback: true).Allows(serviceUrl));
        Assert.False(Allowed(loopback: false).Allows(serviceUrl));
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/teams/", false)]
    [InlineData("https://webchat.BotFramework.com/", false)]
    [InlineData("http://localhost:56150/_connector", true)]
    [InlineData("http://127.0.0.1:9/", true)]
    [InlineData("http://[::1]:9/", true)]
    public void TheChannelsAreKnownAndThisMachineInDevelopment(string serviceUrl, bool onlyInDevelopment)
    {
        Assert.True(Allowed(loopback: true).Allows(serviceUrl));
        Assert.Equal(!onlyInDevelopment, Allowed(loopback: false).Allows(serviceUrl));
    }

    [Fact]
    public async Task ARefusedTokenIsRenewedOnceAndTheCallRepeatedOnce()
    {
        await using var connector = await FakeConnector.StartAsync();
        connector.Answers = (_, call) => call.Authorization == "Bearer token-1" ? null : new(401);
        var credentials = new CountingCredentials();

        Assert.Equal("m2", await SendAsync(connector, credentials));
        credentials.Last = 5;
        await Assert.ThrowsAsync<ConnectorException>(() => SendAsync(connector, credentials));

        Assert.Equal(
            ["Bearer token-0", "Bearer token-1", "Bearer token-5", "Bearer token-6"],
            connector.Calls.Select(call => call.Authorization));
    }

    static ServiceUrls Allowed(bool loopback) => new(["botframework.com", "smba.trafficmanager.net"], loopback);

    async Task<string?> SendAsync(FakeConnector connector, AppCredentials? credentials = null, string id = "c")
    {
        var handler = new ConnectorHandler(
            credentials, _clock, new SocketsHttpHandler { AllowAutoRedirect = false });
        using var connectors = new Connectors(credentials, handler, Allowed(loopback: true));
        var asked = new Activity
        {
            Type = ActivityTypes.Message,
            ServiceUrl = connector.ServiceUrl,
            Conversation = new() { Id = id },
        };
        var authentication = new BotAuthentication(tokens: null, Allowed(loopback: true), connectors);
        var adapter = new QueuedCloudAdapter(
            authentication, handler: null!, intake: null!, new(), NullLogger<QueuedCloudAdapter>.Instance);
        using var turn = new TurnContext(adapter, asked);
        turn.TurnState.Add(await connectors.CreateAsync(connector.ServiceUrl, "", Cancellation));

        return await turn.SendAsync("hello", Cancellation);
    }
}
