using System.Text.Json;

namespace NewsBot.Tests.Activities.BotFramework;

public class LogTests
{
    [Fact]
    public async Task TheLogIsJsonWhereTheSettingSaysSo()
    {
        using var serve = await ServeProcess.StartAsync("Telemetry:JsonLog=true");

        var messages = serve.Beginning.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("Message").GetString());

        Assert.Equal(
            ["Listening on http://127.0.0.1", "Ready: 1 article of 6 January 2026."],
            messages.Select(message => message!.Split("; ")[0]).Select(message => message.StartsWith('L') ? message[..29] : message));
    }

    [Fact]
    public async Task NothingOfAWholeConversationIsLogged()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var count = 0;
        foreach (var said in (string[])["Who opened the bridge?", "Why?", "/sources", "Where is zanzibar?", "/help", "/new"])
            await bot.SayAsync(bot.Message(said), ++count);
        using var feedback = await bot.PostAsync(bot.Activity("invoke", ("name", "message/submitAction"),
            ("value", System.Text.Json.Nodes.JsonNode.Parse(
                """{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{\"feedbackText\":\"quagmire\"}"}}"""))));

        Assert.Contains("Received message of msteams", bot.Log.Text, StringComparison.Ordinal);
        Assert.All(
            (string[])["bridge", "zanzibar", "quagmire", "Lund", "ferry", "Ann"],
            word => Assert.DoesNotContain(word, bot.Log.Text, StringComparison.OrdinalIgnoreCase));
    }
}
