using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Activities.BotFramework.News;
using NewsBot.Activities.BotFramework.Turns;

namespace NewsBot.Tests.Activities.BotFramework;

/// <summary>
/// Turns of a conversation follow each other; a newer question ends an older one; none is lost at the end.
/// </summary>
public class OrderTests
{
    const string Question = "Who opened the bridge?";

    [Fact]
    public async Task WhatIsSaidInOneConversationIsAnsweredInOrder()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var hold = new TaskCompletionSource();
        bot.Connector.Answers = (number, _) => number == 1 ? new(201, """{"id":"m1"}""", Hold: hold.Task) : null;
        using var added = await bot.PostAsync(bot.Activity("conversationUpdate", ("membersAdded",
            JsonNode.Parse("""[{"id":"bot-1"}]"""))));
        await bot.Connector.MessagesAsync(1);
        using var question = await bot.PostAsync(bot.Message(Question));
        await bot.SayAsync(bot.Message(Question, ("conversation", BotUnderTest.Group("c2"))), 2);

        hold.SetResult();
        var said = await bot.Connector.MessagesAsync(3);

        Assert.Equal(["c1", "c2", "c1"], said.Select(call => call.Activity!.Conversation!.Id));
        Assert.StartsWith("Ask me about the news.", said[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANewQuestionEndsTheOneThatIsBeingAnswered()
    {
        var reading = new TaskCompletionSource<NewsDesk>();
        await using var bot = await BotUnderTest.StartAsync(desk: reading.Task);
        using var first = await bot.PostAsync(bot.Message("What did the bridge cost?", ("id", "q1")));
        using var second = await bot.PostAsync(bot.Message("What will the ferry become?", ("id", "q2")));
        using var third = await bot.PostAsync(bot.Message(Question, ("id", "q3")));
        await bot.Connector.MessagesAsync(2);
        reading.SetResult(await BotUnderTest.BridgeAsync());

        var said = await bot.Connector.MessagesAsync(3);

        Assert.Equal(["q1", "q2", "q3"], said.Select(call => call.Activity!.ReplyToId));
        Assert.Equal([BotTexts.Superseded, BotTexts.Superseded], said[..2].Select(call => call.Text));
        Assert.StartsWith("Mayor Ada Lund", said[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InAGroupNobodyEndsTheAnswerOfAnother()
    {
        var reading = new TaskCompletionSource<NewsDesk>();
        await using var bot = await BotUnderTest.StartAsync(desk: reading.Task);
        foreach (var person in (string[])["ann", "bob", "ann"])
            using (await bot.PostAsync(bot.Message(
                Question, ("conversation", BotUnderTest.Group("g")), ("from", new JsonObject { ["id"] = person })))) { }
        await bot.Connector.MessagesAsync(1);
        reading.SetResult(await BotUnderTest.BridgeAsync());

        var said = await bot.Connector.MessagesAsync(3);

        Assert.Equal(
            [BotTexts.Superseded, "Mayor", "Mayor"],
            said.Select(call => call.Text == BotTexts.Superseded ? call.Text : call.Text[..5]));
    }

    [Fact]
    public async Task AQuestionDoesNotEndThatOfAnotherConversation()
    {
        var reading = new TaskCompletionSource<NewsDesk>();
        await using var bot = await BotUnderTest.StartAsync(desk: reading.Task);
        for (var i = 0; i < 5; i++)
            using (await bot.PostAsync(bot.Message(Question, ("conversation", BotUnderTest.Group($"g{i}"))))) { }
        reading.SetResult(await BotUnderTest.BridgeAsync());

        var said = await bot.Connector.MessagesAsync(5);

        Assert.All(said, call => Assert.StartsWith("Mayor Ada Lund", call.Text, StringComparison.Ordinal));
    }

    /// <summary>Bot Builder's clients change what they share while they are made.</summary>
    [Fact]
    public async Task ManyAddressesMayBeRepliedToForTheFirstTimeAtOnce()
    {
        const int Many = 200;
        await using var bot = await BotUnderTest.StartAsync();

        await Parallel.ForAsync(0, Many, async (i, _) =>
        {
            using var response = await bot.PostAsync(bot.Message(
                "/sources", ("serviceUrl", $"{bot.Connector.ServiceUrl}/{i}"),
                ("conversation", BotUnderTest.Group($"g{i}"))));
        });
        var said = await bot.Connector.MessagesAsync(Many);

        Assert.Equal(Many, said.Select(call => call.Path.Split('/')[2]).Distinct().Count());
        Assert.All(said, call => Assert.Equal(BotTexts.NoSources, call.Text));
    }

    [Fact]
    public async Task AFloodInOneConversationIsToldToWait()
    {
        var reading = new TaskCompletionSource<NewsDesk>();
        await using var bot = await BotUnderTest.StartAsync(desk: reading.Task);
        bot.Connector.Answers = (_, _) => new(201, "{}", Hold: reading.Task);
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 30; i++)
            using (var response = await bot.PostAsync(bot.Message(Question)))
                statuses.Add(response.StatusCode);
        using var other = await bot.PostAsync(bot.Message(Question, ("conversation", BotUnderTest.Group("other"))));

        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.InRange(statuses.Count(s => s == HttpStatusCode.OK), 16, 18);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        reading.SetResult(await BotUnderTest.BridgeAsync());
    }

    [Fact]
    public async Task TheEndOfTheProgramWaitsForRunningAnswers()
    {
        var reading = new TaskCompletionSource<NewsDesk>();
        await using var bot = await BotUnderTest.StartAsync(desk: reading.Task);
        using var asked = await bot.PostAsync(bot.Message(Question));

        var end = bot.App.StopAsync(TestContext.Current.CancellationToken);
        reading.SetResult(await BotUnderTest.BridgeAsync());
        await end;

        Assert.StartsWith("Mayor Ada Lund", Assert.Single(bot.Connector.Messages).Text, StringComparison.Ordinal);
        var intake = bot.App.Services.GetRequiredService<TurnIntake>();
        Activity late = new() { Type = "message", Id = "late", Conversation = new() { Id = "c" } };
        Assert.Equal(503, intake.Accept(late, new("c"), (_, _) => Task.CompletedTask, isLimited: false, out _));
    }

    [Fact]
    public async Task AnAnswerThatTakesTooLongAtTheEndSaysSo()
    {
        var never = new TaskCompletionSource<NewsDesk>();
        await using var bot = await BotUnderTest.StartAsync(options => options.DrainSeconds = 0, never.Task);
        using var _ = await bot.PostAsync(bot.Message(Question));

        await bot.App.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(BotTexts.Stopping, Assert.Single(bot.Connector.Messages).Text);
        Assert.Contains("1 turns had not ended", bot.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatGoesWrongIsSaidAndTheNextQuestionIsAnswered()
    {
        var failing = Task.FromException<NewsDesk>(new InvalidDataException("about the secret bridge"));
        await using var bot = await BotUnderTest.StartAsync(desk: failing);

        var said = Assert.Single(await bot.SayAsync(bot.Message(Question), 1));
        var again = (await bot.SayAsync(bot.Message(Question), 2))[1];

        Assert.Equal((BotTexts.Failed, BotTexts.Failed), (said.Text, again.Text));
        Assert.Contains(nameof(InvalidDataException), bot.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", bot.Log.Text, StringComparison.Ordinal);
    }
}
