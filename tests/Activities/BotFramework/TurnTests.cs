using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsBot.Activities.BotFramework.News;

namespace NewsBot.Tests.Activities.BotFramework;

/// <summary>Every shape of activity → what the bot says to it.</summary>
public class TurnTests
{
    const string Question = "Who opened the bridge?";
    const string Sentence = "Mayor Ada Lund opened the new bridge in Northport on Monday.";

    [Theory]
    [InlineData("msteams")]
    [InlineData("emulator")]
    public async Task AQuestionIsAnsweredByOneMessageWithCitationsLabelAndFeedback(string channel)
    {
        await using var bot = await BotUnderTest.StartAsync();

        var answer =
            Assert.Single(await bot.SayAsync(bot.Message(Question, ("channelId", channel), ("id", "a/1;x=2")), 1));

        Assert.Equal("/_connector/v3/conversations/c1/activities/a%2F1%3Bx%3D2", answer.Path);
        Assert.StartsWith($"{Sentence} [1]", answer.Text, StringComparison.Ordinal);
        var entity = answer.MessageEntity!.Value;
        Assert.Equal("""["AIGeneratedContent"]""", entity.GetProperty("additionalType").GetRawText());
        var claim = entity.GetProperty("citation")[0];
        Assert.Equal(1, claim.GetProperty("position").GetInt32());
        var shown = claim.GetProperty("appearance");
        Assert.Equal("Mayor opens the bridge · River Times · 2 March 2026", shown.TextAt("name"));
        Assert.Contains(Sentence, shown.TextAt("abstract"), StringComparison.Ordinal);
        Assert.Equal(
            "https://example.org/bridge#:~:text=Mayor%20Ada%20Lund%20opened,in%20Northport%20on%20Monday.",
            shown.TextAt("url"));
        Assert.Equal("default", answer.Activity!.ChannelData!.Value.At("feedbackLoop")!.Value.TextAt("type"));
        Assert.Equal(("bot-1", "user-1"), (answer.Activity.From!.Id, answer.Activity.Recipient!.Id));
        Assert.DoesNotContain(":null", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("webchat")]
    [InlineData("directline")]
    public async Task WebChatGetsALinkDefinitionForEachCitation(string channel)
    {
        await using var bot = await BotUnderTest.StartAsync();

        var answer = Assert.Single(await bot.SayAsync(
            bot.Message(Question, ("channelId", channel), ("conversation", new JsonObject { ["id"] = "w" })), 1));

        Assert.Contains("\n\n[1]: https://example.org/bridge#:~:text=", answer.Text, StringComparison.Ordinal);
        Assert.Contains(
            " \"Mayor opens the bridge · River Times · 2 March 2026\"", answer.Text, StringComparison.Ordinal);
        Assert.Equal("", answer.MessageEntity!.Value.TextAt("@id"));
        Assert.Equal(2, answer.MessageEntity.Value.GetProperty("potentialAction").GetArrayLength());
    }

    [Fact]
    public async Task AnyOtherChannelGetsAPlainListOfSources()
    {
        await using var bot = await BotUnderTest.StartAsync();

        var answer = Assert.Single(await bot.SayAsync(bot.Message(Question, ("channelId", "sms")), 1));

        Assert.Equal("plain", answer.Activity!.TextFormat);
        Assert.Contains(
            "Sources:\n[1] Mayor opens the bridge · River Times · 2 March 2026 https://example.org/bridge#",
                answer.Text,
            StringComparison.Ordinal);
        Assert.Null(answer.Activity.Entities);
    }

    [Fact]
    public async Task ARefusalSaysWhatWasSearchedAndSuggestsAQuestion()
    {
        await using var bot = await BotUnderTest.StartAsync();

        var answer = Assert.Single(await bot.SayAsync(bot.Message("Who won the World Cup?"), 1));

        Assert.Equal("The articles do not say. I searched 1 article of 2 March 2026 (River Times).", answer.Text);
        Assert.Equal("user-1", answer.Activity!.SuggestedActions!.Value.At("to")!.Value[0].GetString());
    }

    [Fact]
    public async Task TheBotWelcomesWithWhatItHasReadWhenItIsAddedItself()
    {
        await using var bot = await BotUnderTest.StartAsync();
        JsonNode Members(params string[] ids) => new JsonArray([.. ids.Select(id => new JsonObject { ["id"] = id })]);
        using var _ = await bot.PostAsync(bot.Activity("installationUpdate", ("action", "add")));
        using var another =
            await bot.PostAsync(bot.Activity("conversationUpdate", ("membersAdded", Members("user-1"))));

        var welcome = Assert.Single(
            await bot.SayAsync(bot.Activity("conversationUpdate", ("membersAdded", Members("user-1", "bot-1"))), 1));

        Assert.Equal("/_connector/v3/conversations/c1/activities", welcome.Path);
        Assert.Contains("I have read 1 article of 2 March 2026 (River Times).", welcome.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<at>NewsBot</at> Who opened the bridge?")]
    [InlineData("Who opened the bridge, <at>NewsBot</at>?")]
    public async Task TheBotsNameIsNoPartOfTheQuestion(string text)
    {
        await using var bot = await BotUnderTest.StartAsync();
        var mention = JsonNode.Parse(
            """
            [
              {"type":"mention","text":"<at>NewsBot</at>","mentioned":{"id":"bot-1"}},
              {"type":"clientInfo","timezone":null}
            ]
            """);

        var answer = Assert.Single(await bot.SayAsync(
            bot.Message(text, ("entities", mention), ("conversation", BotUnderTest.Group("team;messageid=5"))), 1));

        Assert.StartsWith(Sentence, answer.Text, StringComparison.Ordinal);
        Assert.StartsWith(
            "/_connector/v3/conversations/team%3Bmessageid%3D5/activities/", answer.Path, StringComparison.Ordinal);
        Assert.Null(answer.Activity!.SuggestedActions);
    }

    [Theory]
    [InlineData("""{"text":""}""", "Ask me a question")]
    [InlineData("""{"text":" \n "}""", "Ask me a question")]
    [InlineData("""{"value":{"k":2}}""", "Ask me a question")]
    [InlineData("""{"attachments":[{"contentType":"image/png"}]}""", "I read text, and no attachments.")]
    [InlineData("""{"text":"/help"}""", "/sources")]
    [InlineData("""{"text":"/HELP "}""", "/sources")]
    [InlineData("""{"text":"/frobnicate"}""", "There is no such command.")]
    [InlineData("""{"text":"/sources"}""", "There is no answer yet.")]
    public async Task WhatIsNoQuestionIsAnsweredWithWhatCanBeAsked(string fields, string expected)
    {
        await using var bot = await BotUnderTest.StartAsync();
        var given = JsonNode.Parse(fields)!.AsObject().Select(field => (field.Key, field.Value?.DeepClone()));

        var answer = (await bot.SayAsync(bot.Activity("message", [.. given]), 1))[0];

        Assert.Contains(expected, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AQuestionOfTooManyCharactersIsNotSearchedFor()
    {
        await using var bot = await BotUnderTest.StartAsync();

        var answer = Assert.Single(await bot.SayAsync(bot.Message(new string('x', 2_001)), 1));

        Assert.StartsWith(
            "That is 2,001 characters long; a question may have 2,000.", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SourcesShowTheQuotesOfTheLastAnswerUntilANewConversation()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(bot.Message(Question), 1);

        var sources = (await bot.SayAsync(bot.Message("/sources"), 2))[1];
        var anew = (await bot.SayAsync(bot.Message("/new"), 3))[2];
        var none = (await bot.SayAsync(bot.Message("/sources"), 4))[3];

        Assert.StartsWith(
            "**1** [Mayor opens the bridge · River Times · 2 March 2026](https://example.org/bridge#", sources.Text,
            StringComparison.Ordinal);
        Assert.Contains($"> {Sentence}", sources.Text, StringComparison.Ordinal);
        Assert.Equal((BotTexts.StartedAnew, BotTexts.NoSources), (anew.Text, none.Text));
    }

    [Fact]
    public async Task HelpSuggestsWhatMayBeAskedAfterTheLastAnswer()
    {
        await using var bot = await BotUnderTest.StartAsync();
        static IEnumerable<string?> Suggested(ConnectorCall call) =>
            call.Activity!.SuggestedActions!.Value.At("actions")!.Value.EnumerateArray().Select(a => a.TextAt("value"));

        var help = await bot.SayAsync(bot.Message("/help"), 2);
        var before = Suggested(help[1]).ToList();
        await bot.SayAsync(bot.Message(before[0]!), 3);
        var after = Suggested((await bot.SayAsync(bot.Message("/help"), 5))[4]).ToList();

        Assert.Equal((BotTexts.Help, BotTexts.YouCouldAsk), (help[0].Text, help[1].Text));
        Assert.Null(help[0].Activity!.SuggestedActions);
        Assert.Equal(3, before.Count);
        Assert.Equal(before.Skip(1), after);
    }

    [Fact]
    public async Task TheLastQuestionEditedIsAnsweredInThePlaceOfItsAnswer()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(bot.Message(Question, ("id", "q1")), 1);
        using var unknown =
            await bot.PostAsync(bot.Activity("messageUpdate", ("id", "q0"), ("text", "What did the bridge cost?")));

        var edited = (await bot.SayAsync(
            bot.Activity("messageUpdate", ("id", "q1"), ("text", "What did the bridge cost?")), 2))[1];

        Assert.Equal(("PUT", "/_connector/v3/conversations/c1/activities/m1"), (edited.Method, edited.Path));
        Assert.Contains("40 million euros", edited.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAnswerThatCannotBeChangedIsGivenAnew()
    {
        await using var bot = await BotUnderTest.StartAsync();
        bot.Connector.Answers = (_, call) =>
            call.Method == "PUT" ? new(404, """{"error":{"code":"ActivityNotFoundInConversation"}}""") : null;
        await bot.SayAsync(bot.Message(Question, ("id", "q1")), 1);

        var calls =
            await bot.SayAsync(bot.Activity("messageUpdate", ("id", "q1"), ("text", "What did the bridge cost?")), 3);

        Assert.Equal(["POST", "PUT", "POST"], calls.Select(call => call.Method));
    }

    [Fact]
    public async Task TheLastQuestionDeletedIsForgottenWithItsAnswer()
    {
        await using var bot = await BotUnderTest.StartAsync();
        bot.Connector.Answers = (_, call) => call.Method == "DELETE" ? new(501, "{}") : null;
        await bot.SayAsync(bot.Message(Question, ("id", "q1")), 1);

        using var deleted = await bot.PostAsync(bot.Activity("messageDelete", ("id", "q1")));
        var sources = (await bot.SayAsync(bot.Message("/sources"), 2))[1];

        Assert.Contains(bot.Connector.Calls, c =>
            (c.Method, c.Path) == ("DELETE", "/_connector/v3/conversations/c1/activities/m1"));
        Assert.Equal(BotTexts.NoSources, sources.Text);
    }

    [Fact]
    public async Task RepliesThatAreExpectedAreInTheResponse()
    {
        await using var bot = await BotUnderTest.StartAsync();

        using var response = await bot.PostAsync(bot.Message(Question, ("deliveryMode", "expectReplies")));

        using var body =
            JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var reply = Assert.Single(body.RootElement.GetProperty("activities").EnumerateArray());
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.StartsWith(Sentence, reply.TextAt("text"), StringComparison.Ordinal);
        Assert.Empty(bot.Connector.Calls);
    }

    [Fact]
    public async Task TheSameMessageTwiceIsAnsweredOnce()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.SayAsync(bot.Message(Question, ("id", "q1")), 1);
        using var again = await bot.PostAsync(bot.Message(Question, ("id", "q1")));

        var answers = await bot.SayAsync(bot.Message("/sources"), 2);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(["a", "*"], answers.Select(a => a.Text.Contains("**1**", StringComparison.Ordinal) ? "*" : "a"));
    }

    [Fact]
    public async Task AfterARestartTheBotSaysOnceThatItHasForgotten()
    {
        using var folder = new Support.TempFolder();
        var path = folder.At("state/conversations");
        await using (var before = await BotUnderTest.StartAsync(knownConversations: path))
            await before.SayAsync(before.Message(Question), 1);
        await using var bot = await BotUnderTest.StartAsync(knownConversations: path);

        await bot.SayAsync(bot.Message(Question), 2);
        await bot.SayAsync(bot.Message(Question), 3);
        var said = await bot.SayAsync(bot.Message(Question, ("conversation", BotUnderTest.Group("another"))), 4);

        Assert.Equal([true, false, false, false], said.Select(call => call.Text == BotTexts.Forgotten));
    }
}
