using System.Text.Json;
using System.Text.Json.Nodes;

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

    [Fact]
    public async Task NothingOfAWholeConversationIsLogged()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var count = 0;
        string[] all = ["Who opened the bridge?", "Why?", "/sources", "Where is zanzibar?", "/help", "/new"];
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
