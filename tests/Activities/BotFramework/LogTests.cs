using System.Text.Json;
using System.Text.Json.Nodes;
using NewsBot.Activities.Terminal;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Activities.BotFramework;

public class LogTests
{
    [Fact]
    public async Task TheLogIsJsonWhereTheSettingSaysSo()
    {
        using var serve = await ServeProcess.StartAsync("Telemetry:JsonLog=true");

        var messages = serve.Beginning
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("Message").GetString()!.Split("; ")[0]);

        Assert.Equal(
            ["Listening on http://127.0.0.1", "Ready: 1 article of 6 January 2026."],
            messages.Select(message => message.StartsWith('L') ? message[..29] : message));
    }

    [Theory]
    [InlineData("Archive:Path=/nowhere/none.db", "There is no archive /nowhere/none.db.")]
    [InlineData("Articles:Path=/nowhere", "There is no file or folder '/nowhere'")]
    public async Task AHostThatHasNothingToReadDoesNotSayThatItListens(string setting, string expected)
    {
        var run = await Newsbot.RunAsync(
            "serve", "--set", "Bot:Urls=http://127.0.0.1:0", "--set", "Bot:Authentication:Mode=Development", "--set",
            setting);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Listening", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingOfAWholeConversationIsLogged()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var count = 0;
        string[] all = ["Who opened the bridge?", "Why?", "/sources", "Where is zanzibar?", "/sources", "/new"];
        foreach (var said in all)
            await bot.SayAsync(bot.Message(said), ++count);
        var liked = JsonNode.Parse(
            """
            {
              "actionName":"feedback",
              "actionValue":{"reaction":"like","feedback":"{\"feedbackText\":\"quagmire\"}"}
            }
            """);
        using var feedback = await bot.PostAsync(bot.Activity(
            "invoke", ("name", "message/submitAction"), ("value", liked)));

        Assert.Contains("Received message of msteams", bot.Log.Text, StringComparison.Ordinal);
        Assert.All(
            (string[])["bridge", "zanzibar", "quagmire", "Lund", "ferry", "Ann"],
            word => Assert.DoesNotContain(word, bot.Log.Text, StringComparison.OrdinalIgnoreCase));
    }
}
