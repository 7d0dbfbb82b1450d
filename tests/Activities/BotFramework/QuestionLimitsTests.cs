using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Activities.BotFramework;
using NewsBot.Activities.BotFramework.Turns;

namespace NewsBot.Tests.Activities.BotFramework;

public class QuestionLimitsTests
{
    readonly FakeTimeProvider _clock = new();

    [Fact]
    public void AMinutesMessagesMayComeAtOnceAndTheNextWaitsForItsShare()
    {
        var limits = Limits(user: 4);

        Assert.All(Enumerable.Range(0, 4), _ => Assert.Equal(TimeSpan.Zero, Take(limits, From("ann")).Wait));
        Assert.Equal((TimeSpan.FromSeconds(15), false), Take(limits, From("ann")));
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal((TimeSpan.FromSeconds(5), true), Take(limits, From("ann")));
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.Zero, Take(limits, From("ann")).Wait);
        Assert.Equal((TimeSpan.FromSeconds(15), false), Take(limits, From("ann"))); // told anew: some passed since
    }

    [Fact]
    public void OneUserDoesNotCountForAnotherNorOneChannelForAnother()
    {
        var limits = Limits(user: 1);
        Take(limits, From("ann"));

        Assert.Equal(TimeSpan.Zero, Take(limits, From("bob")).Wait);
        Assert.Equal(TimeSpan.Zero, Take(limits, From("ann", channel: "webchat")).Wait);
        Assert.Equal(TimeSpan.FromMinutes(1), Take(limits, From("ann")).Wait);
    }

    [Fact]
    public void AllWhoSpeakInAConversationShareItsLimit()
    {
        var limits = Limits(user: 10, conversation: 2);
        Take(limits, From("ann"));
        Take(limits, From("bob"));

        Assert.Equal((TimeSpan.FromSeconds(30), false), Take(limits, From("cem")));
        Assert.Equal((TimeSpan.FromSeconds(30), true), Take(limits, From("ann")));
        Assert.Equal(TimeSpan.Zero, Take(limits, From("cem", conversation: "c2")).Wait);
    }

    [Fact]
    public void AfterAMinuteOfSilenceAllMayComeAtOnceAgain()
    {
        var limits = Limits(user: 3);
        for (var minute = 0; minute < 3; minute++)
        {
            Assert.All(Enumerable.Range(0, 3), _ => Assert.Equal(TimeSpan.Zero, Take(limits, From("ann")).Wait));
            Assert.NotEqual(TimeSpan.Zero, Take(limits, From("ann")).Wait);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    [Fact]
    public async Task WhoAsksTooMuchIsToldOnceAndEveryRequestIsTaken()
    {
        await using var bot = await BotUnderTest.StartAsync(
            options => options.UserMessagesPerMinute = 2,
            configure: services => services.AddSingleton<TimeProvider>(_clock));
        await bot.SayAsync(bot.Message("/new"), 1);
        await bot.SayAsync(bot.Message("/new"), 2);

        var told = (await bot.SayAsync(bot.Message("Who opened the bridge?"), 3))[2];
        using var silent = await bot.PostAsync(bot.Message("Who opened the bridge?"));
        using var invoke = await bot.PostAsync(bot.Activity("invoke"));
        _clock.Advance(TimeSpan.FromSeconds(30));
        var answer = (await bot.SayAsync(bot.Message("Who opened the bridge?"), 4))[3];

        Assert.Equal("That was a lot at once. Please try again in 30 s.", told.Text);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotImplemented), (silent.StatusCode, invoke.StatusCode));
        Assert.StartsWith("Mayor Ada Lund", answer.Text, StringComparison.Ordinal);
        Assert.Contains("too many messages", bot.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsSentAgainDoesNotCount()
    {
        await using var bot = await BotUnderTest.StartAsync(
            options => options.UserMessagesPerMinute = 2,
            configure: services => services.AddSingleton<TimeProvider>(_clock));
        for (var i = 0; i < 5; i++)
            using (await bot.PostAsync(bot.Message("/sources", ("id", (JsonNode)"same")))) { }

        var said = await bot.SayAsync(bot.Message("Who opened the bridge?"), 2);

        Assert.StartsWith("Mayor Ada Lund", said[1].Text, StringComparison.Ordinal);
    }

    QuestionLimits Limits(int user, int conversation = 1_000) => new(
        new BotOptions { UserMessagesPerMinute = user, ConversationMessagesPerMinute = conversation }, _clock);

    static (TimeSpan Wait, bool IsTold) Take(QuestionLimits limits, Activity activity) =>
        limits.TakeMessage(activity, $"{activity.ChannelId}\n{activity.Conversation.Id}");

    static Activity From(string user, string conversation = "c1", string channel = "msteams") => new()
    {
        Type = ActivityTypes.Message,
        ChannelId = channel,
        From = new() { Id = user },
        Conversation = new() { Id = conversation },
    };
}
