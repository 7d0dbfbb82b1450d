using NewsBot.Activities.BotFramework;
using NewsBot.Activities.BotFramework.Authentication;
using NewsBot.Activities.BotFramework.News;
using static NewsBot.Tests.Activities.BotFramework.Call;

namespace NewsBot.Tests.Activities.BotFramework;

/// <summary>What the desktop Emulator and the Agents Playground send, in their own shapes and order.</summary>
/// <remarks>Their connectors' further calls (members, history, attachments) are none that the bot makes.</remarks>
public class ClientExchangeTests
{
    const string Question = "Who opened the bridge?";
    const string Answer = "Mayor Ada Lund opened the new bridge in Northport on Monday.";
    const string OtherQuestion = "What did the bridge cost?";
    const string OtherAnswer = "The bridge cost 40 million euros, she said.";
    const string Welcome = "Ask me about the news.";
    const string Hint = "Ask me a question about the news.";

    [Fact]
    public async Task TheExchangeOfTheEmulator()
    {
        await using var bot = await BotUnderTest.StartAsync();
        bot.Connector.Answers = EmulatorShapes.Answers;
        var first = new EmulatorShapes(bot, "5b0ad510-1f4e-11f1-8c37-d1d9e7a5e3c1|livechat");
        var second = new EmulatorShapes(bot, "6f3e1c80-1f4e-11f1-8c37-d1d9e7a5e3c1|livechat");
        var user = $$"""{"id":"{{EmulatorShapes.User}}","name":"User"}""";
        var itself = $$"""{"id":"{{EmulatorShapes.Bot}}","name":"Bot"}""";

        await Exchange.ReplayAsync(bot,
        [
            new("opens a conversation",
                first.Sends("conversationUpdate", $$"""{"membersAdded":[{{itself}},{{user}}]}"""), Says(Welcome)),
        ]);
        var suggested = bot.Connector.Calls[0].Activity!.SuggestedActions!.Value.GetProperty("actions")[0];
        await Exchange.ReplayAsync(bot,
        [
            new("clicks a suggested action", first.Says(suggested.TextAt("value")!), Replies(OtherAnswer)),
            new("asks", first.Says(Question), Replies(Answer)),
            new("wants the sources", first.Says("/sources"), Replies("**1** [Mayor opens the bridge")),
            new("submits a card", first.Sends("message", """
                {"value":{"k":2},"channelData":{"postback":true}}
                """), Replies(Hint)),
            new("uploads a file", first.Sends("message", """
                {"attachments":[{"name":"a.png","contentType":"image/png","contentUrl":"data:image/png;base64,iVBO"}]}
                """), Replies("I read text, and no attachments.")),
            new("opens the inspector", first.Says("/INSPECT open"), Replies("There is no such command.")),
            new("types", first.Sends("typing")),
            new("pings", first.Sends("ping")),
            new("adds a contact", first.Sends("contactRelationUpdate", """{"action":"add"}""")),
            new("adds a user", first.Sends("conversationUpdate", """{"membersAdded":[{"id":"u2","name":"user-2"}]}""")),
            new("removes a user", first.Sends("conversationUpdate", """{"membersRemoved":[{"id":"u2"}]}""")),
            new("deletes the user's data", first.Sends("deleteUserData")),
            new("reacts", first.Sends("messageReaction", """
                {"reactionsAdded":[{"type":"like"}],"replyToId":"m2"}
                """)),
            new("answers a sign-in", first.Sends("event", """
                {"name":"tokens/response","value":{"connectionName":"c","token":"t"}}
                """)),
            new("verifies a sign-in", first.Sends("invoke", """
                {"name":"signin/verifyState","value":{"state":"1"}}
                """)) { Status = 501 },
            new("asks once more", first.Says(Question, """{"id":"q2"}"""), Replies(Answer)),
            new("edits the question, by a request made by hand", first.Sends("messageUpdate", $$"""
                {"id":"q2","text":"{{OtherQuestion}}"}
                """), Changes("m8", OtherAnswer)),
            new("deletes it", first.Sends("messageDelete", """{"id":"q2"}"""), TakesBack("m8")),
            new("begins anew, as older versions do: first the user",
                second.Sends("conversationUpdate", $$"""{"membersAdded":[{{user}}]}""")),
            new("then the bot",
                second.Sends("conversationUpdate", $$"""{"membersAdded":[{{itself}}]}"""), Says(Welcome)),
            new("has no answer there yet", second.Says("/sources"), Replies(BotTexts.NoSources)),
        ]);
    }

    [Theory]
    [InlineData("1.0", 401)]
    [InlineData("2.0", 401)]
    [InlineData("1.0", 403)]
    [InlineData("2.0", 403)]
    public async Task ARefusedTokenOfTheEmulatorIsRenewedOnceAndTheMessageAnsweredOnce(string version, int refusal)
    {
        await using var identity = await OpenIdDouble.StartAsync(BotCloud.Of(BotCloudName.Public));
        await using var bot = await BotUnderTest.StartRegisteredAsync(identity);
        bot.Connector.Answers = EmulatorShapes.Answers;
        var refused = TestToken.OfEmulator(identity, version);
        _ = refusal == 401
            ? refused.Valid(fromMinutes: -60, toMinutes: -6)
            : refused.With(version == "1.0" ? "appid" : "azp", TestToken.OtherApp);
        var message = new EmulatorShapes(bot, "7d2b9c10-1f4e-11f1-8c37-d1d9e7a5e3c1|livechat").Says(Question);

        await Exchange.ReplayAsync(bot, [new("asks", message) { Status = refusal }], refused);
        await Exchange.ReplayAsync(
            bot, [new("asks with a new token", message, Replies(Answer))], TestToken.OfEmulator(identity, version));

        Assert.Equal("Bearer token-0", Assert.Single(bot.Connector.Calls).Authorization);
    }

    [Theory]
    [InlineData("installationUpdate", "conversationUpdate")]
    [InlineData("conversationUpdate", "installationUpdate")]
    public async Task TheExchangeOfThePlayground(string first, string second)
    {
        await using var bot = await BotUnderTest.StartAsync();
        bot.Connector.Answers = PlaygroundShapes.Answers;
        var personal = new PlaygroundShapes(bot, """{"id":"0c5a","conversationType":"personal","tenantId":"1"}""");
        var group = new PlaygroundShapes(bot, """{"id":"1d6b","conversationType":"groupChat","isGroup":true}""");
        var channel = new PlaygroundShapes(bot, """
            {"id":"team-id;messageid=1795468243172","conversationType":"channel","isGroup":true,"tenantId":"1"}
            """);
        var other = new PlaygroundShapes(bot, """{"id":"2e7c"}""");
        var itself = $$"""{"id":"{{PlaygroundShapes.Bot}}"}""";
        var mentions = $$"""
            {"entities":[{"type":"mention","mentioned":{{itself}},"text":"<at>Test Bot</at>"}]}
            """;
        using var probe = new HttpRequestMessage(HttpMethod.Head, new Uri("/api/messages", UriKind.Relative));
        using var probed = await bot.Client.SendAsync(probe, TestContext.Current.CancellationToken);

        Assert.Equal(405, (int)probed.StatusCode);
        await Exchange.ReplayAsync(bot,
        [
            Opens(first),
            Opens(second),
            new("asks", personal.Says(Question, """{"id":"q1"}"""), Replies(Answer)),
            new("likes it", personal.Sends("invoke", """
                {"name":"message/submitAction","value":{"actionName":"feedback","actionValue":{"reaction":"like"}}}
                """)) { Body = "{}" },
            new("runs an action of a card", personal.Sends("invoke", """
                {"name":"adaptiveCard/action","value":{"action":{"type":"Action.Execute","verb":"v","data":{"k":1}}}}
                """)) { Status = 501 },
            new("submits a card", personal.Sends("message", """{"value":{"k":2},"replyToId":"m2"}"""), Replies(Hint)),
            new("reacts", personal.Sends("messageReaction", """
                {"reactionsAdded":[{"type":"like"}],"replyToId":"m2"}
                """)),
            new("types", personal.Sends("typing")),
            new("sends an event", personal.Sends("event", """{"name":"custom","value":null}""")),
            new("sends what nobody knows", personal.Sends("custom")),
            new("edits the question", personal.Sends("messageUpdate", $$"""
                {"id":"q1","text":"{{OtherQuestion}}","channelData":{"eventType":"editMessage"} }
                """), Changes("m2", OtherAnswer)),
            new("deletes it, which its connector cannot", personal.Sends("messageDelete", """
                {"id":"q1","channelData":{"eventType":"softDeleteMessage"}}
                """), TakesBack("m2")),
            new("wants the sources", personal.Says("/sources"), Replies(BotTexts.NoSources)),
            new("opens the group",
                group.Sends("conversationUpdate", $$"""{"membersAdded":[{{itself}}]}"""), Says(Welcome)),
            new("asks there", group.Says($"<at>Test Bot</at> {Question}", mentions), Replies(Answer)),
            new("opens the channel", channel.Sends("conversationUpdate", $$"""
                {"membersAdded":[{{itself}}],"channelData":{"eventType":"teamMemberAdded","team":{"id":"t"} } }
                """), Says(Welcome)),
            new("asks there", channel.Says($"<at>Test Bot</at> {Question}", mentions), Replies(Answer)),
            new("asks from Word", other.Says(Question, """
                {"channelId":"agents","attachments":[],"entities":[{"type":"clientInfo","timezone":null}],"value":null}
                """), Replies(Answer)),
            new("asks from Web Chat", other.Says(Question, """
                {"channelId":"webchat","from":{"id":"dl_1","name":""},"entities":[{"type":"ClientCapabilities"}]}
                """), Replies(Answer)),
            new("asks for replies in the response", personal.Says(Question, """
                {"deliveryMode":"expectReplies"}
                """)) { Body = Answer },
            new("removes the bot", personal.Sends("installationUpdate", """{"action":"remove"}""")),
            new("asks for help", personal.Says("/help"),
                Replies("Ask a question about the news, in one sentence."), Replies(BotTexts.YouCouldAsk)),
        ]);

        Step Opens(string type) => type == "installationUpdate"
            ? new("installs the bot", personal.Sends(type, """
                {"action":"add","channelData":{"source":{"name":"message"}}}
                """))
            : new("opens a conversation", personal.Sends(type, $$"""
                {"membersAdded":[{"id":"user-id-0"},{{itself}}]}
                """), Says(Welcome));
    }
}
