using NewsBot.Activities.BotFramework;
using NewsBot.Activities.BotFramework.Hosting;
using NewsBot.Settings;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Activities.BotFramework;

/// <summary>With which settings the host starts, and with which it says why not.</summary>
public class BotStartTests
{
    [Theory]
    [InlineData("Development", "http://localhost:3978", "")]
    [InlineData("Development", "http://127.0.0.1:1;http://[::1]:2", "")]
    [InlineData("Required", "http://*:80", "my-app")]
    [InlineData("Development", "http://0.0.0.0:80", "my-app")]
    public void AHostStartsWhereOnlyThoseWhoMayCanUseIt(string mode, string urls, string appId) =>
        Check(mode, urls, appId);

    [Theory]
    [InlineData("Required", "http://localhost:3978", "Bot:AppId is missing")]
    [InlineData("Required", "http://*:80", "Bot:AppId is missing")]
    [InlineData("Development", "http://*:80", "anyone could use the bot")]
    [InlineData("Development", "http://0.0.0.0:80", "anyone could use the bot")]
    [InlineData("Development", "http://[::]:80", "anyone could use the bot")]
    [InlineData("Development", "http://localhost:80;http://10.0.0.1:80", "anyone could use the bot")]
    [InlineData("Development", "https://localhost:80", "Let a proxy in front of it end TLS")]
    [InlineData("Development", "http://news.example:80", "name this machine's address")]
    [InlineData("Development", "http://localhost:0", "localhost is two addresses")]
    [InlineData("Development", "localhost", "is not an address like")]
    [InlineData("Development", "http://localhost:80/bot", "is not an address like")]
    [InlineData("Development", " ; ", "names no address")]
    public void ElseItSaysWhyNot(string mode, string urls, string expected)
    {
        var failure = Assert.Throws<SettingsException>(() => Check(mode, urls, ""));

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheProgramExitsWithTwo()
    {
        var run = await Newsbot.RunAsync("serve", "--set", "Bot:Authentication:Mode=Required");

        Assert.Equal((ExitCode: 2, Output: ""), (run.ExitCode, run.Output));
        Assert.StartsWith(
            "Bot:AppId is missing: without it no request can be authenticated.", run.Errors, StringComparison.Ordinal);
    }

    static void Check(string mode, string urls, string appId) => BotStart.Check(
        new() { AppId = appId, Urls = urls, Authentication = new() { Mode = Enum.Parse<BotAuthenticationMode>(mode) } },
        Listeners.Parse(urls));
}
