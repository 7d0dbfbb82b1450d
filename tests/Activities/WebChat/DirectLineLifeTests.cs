using System.Text.Json.Nodes;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Activities.BotFramework.Schema;
using NewsBot.Activities.WebChat;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Activities.WebChat;

/// <summary>How long tokens and conversations live, and how much of them is kept.</summary>
public class DirectLineLifeTests
{
    readonly FakeTimeProvider _clock = new(Desks.Now);

    [Fact]
    public void ATokenIsReadUntilItExpires()
    {
        var tokens = new DirectLineTokens(_clock);
        var ticket = DirectLineTicket.New();
        var token = tokens.Issue(ticket);

        _clock.Advance(DirectLineTokens.Lifetime - TimeSpan.FromSeconds(1));
        Assert.Equal(ticket, tokens.Read(token));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(tokens.Read(token));
        Assert.Null(new DirectLineTokens(_clock).Read(tokens.Issue(ticket)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a.b.c.d")]
    [InlineData("a.b.9999999999.%%%")]
    public void WhatIsNoTokenIsRefused(string? token) => Assert.Null(new DirectLineTokens(_clock).Read(token));

    [Fact]
    public void AConversationEndsWithItsLastToken()
    {
        var conversations = new DirectLineConversations(10, _clock);
        var ticket = DirectLineTicket.New();
        var (conversation, isNew) = conversations.Open(ticket);
        var stream = conversation.TakeStream();

        _clock.Advance(DirectLineTokens.Lifetime / 2);
        conversations.Keep(conversation);
        _clock.Advance(DirectLineTokens.Lifetime * 3 / 4);
        Assert.True(conversations.TryGet(ticket.ConversationId, out _));
        _clock.Advance(DirectLineTokens.Lifetime / 4);
        Assert.False(conversations.TryGet(ticket.ConversationId, out _));
        conversations.Open(DirectLineTicket.New());

        Assert.True(isNew);
        Assert.True(stream.IsCancellationRequested);
    }

    [Fact]
    public void OfTooManyConversationsTheOneThatEndsFirstGoes()
    {
        var conversations = new DirectLineConversations(2, _clock);
        DirectLineTicket[] tickets = [DirectLineTicket.New(), DirectLineTicket.New(), DirectLineTicket.New()];
        foreach (var ticket in tickets)
        {
            conversations.Open(ticket);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal([false, true, true], tickets.Select(ticket => conversations.TryGet(ticket.ConversationId, out _)));
    }

    [Fact]
    public void OfALongConversationTheEndIsKept()
    {
        var conversation = new DirectLineConversation(DirectLineTicket.New(), _clock);
        for (var i = 0; i < 40; i++)
            conversation.Add(BotActivity.Message($"{i} {new string('x', 20_000)}"));

        var (json, watermark) = conversation.Since(0, withTyping: true);

        Assert.Equal(40, watermark);
        Assert.InRange(json.Length, 200_000, 300_000);
        Assert.Equal(
            """{"activities":[],"watermark":"40"}"""u8.ToArray(), conversation.Since(40, withTyping: true).Json);
    }

    [Fact]
    public void WhatIsSaidIsNumberedInItsOrder()
    {
        var conversation = new DirectLineConversation(DirectLineTicket.New(), _clock);
        var typed = new OwnChannelData { StreamType = "informative", StreamSequence = 1 };
        for (var i = 0; i < 3; i++)
            conversation.Add(new() { Type = ActivityTypes.Typing, ChannelData = typed });
        _clock.Advance(TimeSpan.FromSeconds(1));
        conversation.Add(BotActivity.Message("It rained."));
        var later = new DirectLineConversation(DirectLineTicket.New(), _clock);
        _clock.Advance(TimeSpan.FromSeconds(1));
        later.Add(BotActivity.Message("It stopped."));

        DirectLineConversation[] both = [conversation, later];
        var said = both
            .SelectMany(of => JsonNode.Parse(of.Since(0, withTyping: true).Json)!["activities"]!.AsArray()).ToList();
        var numbers = said.Select(activity => (long)activity!["channelData"]!["webchat:sequence-id"]!).ToList();

        Assert.Equal(5, numbers.Distinct().Count());
        Assert.Equal(numbers.Order(), numbers);
        Assert.Equal("informative", (string)said[0]!["channelData"]!["streamType"]!);
    }

    [Fact]
    public void ALaterStreamEndsTheEarlier()
    {
        var conversation = new DirectLineConversation(DirectLineTicket.New(), _clock);
        var first = conversation.TakeStream();
        var second = conversation.TakeStream();

        Assert.True(first.IsCancellationRequested);
        Assert.False(second.IsCancellationRequested);
    }
}
