using System.Net;
using NewsBot.Activities.BotFramework.Hosting;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Activities.BotFramework;

/// <summary>What those who run the host are told about it.</summary>
public class HealthTests
{
    [Fact]
    public async Task TheHostIsReadyOnceTheArticlesAreRead()
    {
        var reading = new TaskCompletionSource<NewsDesk>();
        await using var bot = await BotUnderTest.StartAsync(desk: reading.Task);

        var before = await GetAsync(bot, "/health/ready");
        using var asked = await bot.PostAsync(bot.Message("Who opened the bridge?"));
        reading.SetResult(await BotUnderTest.BridgeAsync());
        var after = await GetAsync(bot, "/health/ready");

        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "The articles are still being read."), before);
        Assert.Equal((HttpStatusCode.OK, "Ready."), after);
        Assert.StartsWith("Mayor Ada Lund", (await bot.Connector.MessagesAsync(1))[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheHostIsAliveBeforeItIsReady()
    {
        await using var bot = await BotUnderTest.StartAsync(desk: new TaskCompletionSource<NewsDesk>().Task);

        Assert.Equal((HttpStatusCode.OK, "Alive."), await GetAsync(bot, "/health/live"));
    }

    [Fact]
    public async Task AHostThatCouldNotReadIsNotReadyAndDoesNotTellWhatItRead()
    {
        await using var bot = await BotUnderTest.StartAsync(
            desk: Task.FromException<NewsDesk>(new InvalidDataException("the secret article")));

        var (status, reason) = await GetAsync(bot, "/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("The articles could not be read: standard error says why.", reason);
        Assert.DoesNotContain("HealthCheck", bot.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AHostThatEndsIsNotReadyWhileItsAnswersEnd()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var hold = new TaskCompletionSource();
        bot.Connector.Answers = (number, _) => number == 1 ? new(201, """{"id":"m1"}""", Hold: hold.Task) : null;
        using var asked = await bot.PostAsync(bot.Message("Who opened the bridge?"));
        await bot.Connector.MessagesAsync(1);

        var end = bot.App.StopAsync(TestContext.Current.CancellationToken);
        var (status, reason) = await GetAsync(bot, "/health/ready");
        hold.SetResult();
        await end;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("The program ends, and takes no more questions.", reason);
    }

    [Fact]
    public async Task TheProgramTellsWhetherAHostIsAliveThoughNotReady()
    {
        await using var bot = await BotUnderTest.StartAsync(desk: new TaskCompletionSource<NewsDesk>().Task);
        var address = bot.Client.BaseAddress!;
        var throughNoProxy = new RunOptions(Environment: new() { ["http_proxy"] = "http://127.0.0.1:1" });

        var alive = await Newsbot.RunAsync(throughNoProxy, "health", "--set", $"Bot:Urls={address}");
        await bot.App.StopAsync(TestContext.Current.CancellationToken);
        var dead = await Newsbot.RunAsync("health", "--set", $"Bot:Urls={address}");

        Assert.Equal(new Run(0, $"Alive at {address}health/live.{Environment.NewLine}", ""), alive);
        Assert.Equal((ExitCode: 1, Output: ""), (dead.ExitCode, dead.Output));
        Assert.StartsWith($"Not alive at {address}health/live: ", dead.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://*:3978", "http://127.0.0.1:3978/")]
    [InlineData("http://0.0.0.0:80", "http://127.0.0.1/")]
    [InlineData("http://localhost:3978", "http://localhost:3978/")]
    [InlineData("http://[::1]:1;http://*:2", "http://[::1]:1/")]
    public void AHostIsAskedWhereItListens(string urls, string expected) =>
        Assert.Equal(expected, Listeners.Parse(urls).Own.AbsoluteUri);

    static async Task<(HttpStatusCode Status, string Text)> GetAsync(BotUnderTest bot, string path)
    {
        using var response = await bot.Client.GetAsync(
            new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
