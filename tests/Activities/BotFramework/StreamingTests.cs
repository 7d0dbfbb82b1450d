using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using NewsBot.Activities.BotFramework.Connector;
using NewsBot.Activities.BotFramework.Rendering;
using NewsBot.Activities.BotFramework.Schema;
using NewsBot.Activities.BotFramework.Streaming;
using NewsBot.Activities.BotFramework.Turns;

namespace NewsBot.Tests.Activities.BotFramework;

/// <summary>What a reader sees while an answer is made.</summary>
public sealed class StreamingTests
{
    static readonly TimeSpan After = TimeSpan.FromMilliseconds(300);

    readonly StepClock _clock = new();
    readonly KeptSends _sends = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AQuickAnswerIsOnePlainReply()
    {
        await using var progress = Progress();

        Assert.Equal("s1", await progress.AnswerAsync(Answer, Cancellation));

        var reply = Assert.Single(_sends.All);
        Assert.Equal(("message", "q1", 0), (reply.Type, reply.ReplyToId, reply.Entities?.Count ?? 0));
    }

    [Fact]
    public async Task ASlowAnswerIsStreamedInPartsOneASecond()
    {
        await using var progress = Progress();
        Assert.Equal(After, await _clock.PassAsync());
        await _sends.UntilAsync(1);
        progress.Says(() => "Mayor Ada");
        Assert.Equal(StreamedMessage.Pace, await _clock.PassAsync());
        await _sends.UntilAsync(2);
        progress.Says(() => "Mayor Ada Lund [1].");
        Assert.Equal(StreamedMessage.Pace, await _clock.PassAsync());
        await _sends.UntilAsync(3);

        var answering = progress.AnswerAsync(Answer, Cancellation);
        await _clock.PassAsync();

        Assert.Equal("s1", await answering);
        Assert.Equal(
            [
                "typing informative  1 Searching …", "typing streaming s1 2 Mayor Ada",
                "typing streaming s1 3 Mayor Ada Lund [1].", "message final s1  Mayor Ada Lund [1].",
            ],
            _sends.All.Select(Shown));
        Assert.All(_sends.All, sent => Assert.Null(sent.ReplyToId));
        // Teams reads the one, Web Chat the other.
        Assert.All(_sends.All, sent => Assert.Equal(
            Assert.IsType<StreamInfo>(sent.Entities[0]).StreamType, DataOf(sent).StreamType));
        Assert.Equal(FeedbackLoop.Default, DataOf(_sends.All[^1]).FeedbackLoop);
        Assert.Null(DataOf(_sends.All[1]).FeedbackLoop);
    }

    [Fact]
    public async Task NothingIsSentWhereNothingIsNew()
    {
        await using var progress = Progress();
        await _clock.PassAsync();
        for (var i = 0; i < 10; i++)
            Assert.Equal(StreamedMessage.Pace, await _clock.PassAsync());

        Assert.Single(_sends.All);
    }

    [Theory]
    [InlineData(405, " Streaming API is not enabled for non personal scope")]
    [InlineData(403, "not allowed")]
    public async Task AChannelThatDoesNotStreamGetsDotsAndOneReply(int status, string detail)
    {
        _sends.Refuses = sent => sent.Entities is not null ? Refusal(status, detail) : null;
        await using var progress = Progress();
        await _clock.PassAsync();
        await _sends.UntilAsync(2);

        await progress.AnswerAsync(Answer, Cancellation);

        Assert.Equal(["typing", "typing", "message"], _sends.All.Select(sent => sent.Type));
        Assert.Equal("q1", _sends.All[^1].ReplyToId);
    }

    [Fact]
    public async Task AnEndThatIsRefusedIsSaidAsAReply()
    {
        _sends.Refuses = sent =>
            sent is { Type: "message", ReplyToId: null } ? Refusal(403, "exceeded streaming time") : null;
        await using var progress = Progress();
        await _clock.PassAsync();
        await _sends.UntilAsync(1);

        var answering = progress.AnswerAsync(Answer, Cancellation);
        await _clock.PassAsync();

        Assert.Equal("s3", await answering);
        Assert.Equal("q1", _sends.All[^1].ReplyToId);
    }

    [Fact]
    public async Task AReaderWhoStopsTheAnswerGetsNoMore()
    {
        await using var progress = Progress();
        await _clock.PassAsync();
        await _sends.UntilAsync(1);
        _sends.Refuses = _ => Refusal(403, "Content stream was canceled by user.");
        progress.Says(() => "Mayor");
        await _clock.PassAsync();
        await _sends.UntilAsync(2);

        Assert.Null(await progress.AnswerAsync(Answer, Cancellation));

        Assert.True(progress.IsCanceledByReader);
        Assert.Equal(2, _sends.All.Count);
    }

    [Fact]
    public async Task BeforeTwoMinutesTheStreamEndsAndTheAnswerTakesItsPlaceLater()
    {
        await using var progress = Progress();
        await _clock.PassAsync();
        await _sends.UntilAsync(1);
        progress.Says(() => "Mayor");
        var passed = TimeSpan.Zero;
        while (_sends.All[^1].Type != "message")
        {
            passed += await _clock.PassAsync();
            await Task.WhenAny(_sends.UntilAsync(3), Task.Delay(1, Cancellation));
        }

        Assert.Equal("s1", await progress.AnswerAsync(Answer, Cancellation));

        Assert.InRange(passed.TotalSeconds, 60, 115);
        Assert.Equal("message final s1  Mayor", Shown(_sends.All[^1]));
        Assert.Equal(("s1", "Mayor Ada Lund [1]."), (Assert.Single(_sends.Updates).Id, _sends.Updates[0].Text));
    }

    [Fact]
    public async Task InAGroupThereAreDotsUntilTheAnswer()
    {
        await using var progress = Progress(isGroup: true);
        await _clock.PassAsync();
        await _sends.UntilAsync(1);
        Assert.Equal(3.5, (await _clock.PassAsync()).TotalSeconds);
        await _sends.UntilAsync(2);

        await progress.AnswerAsync(Answer, Cancellation);

        Assert.Equal(["typing", "typing", "message"], _sends.All.Select(sent => sent.Type));
        Assert.All(_sends.All, sent => Assert.Null(sent.Entities));
    }

    static Activity Answer => new()
    {
        Type = ActivityTypes.Message,
        Text = "Mayor Ada Lund [1].",
        ChannelData = new OwnChannelData { FeedbackLoop = FeedbackLoop.Default },
    };

    static OwnChannelData DataOf(Activity sent) => Assert.IsType<OwnChannelData>(sent.ChannelData);

    AnswerProgress Progress(bool isGroup = false)
    {
        var asked = new Activity
        {
            Type = "message",
            Id = "q1",
            ChannelId = "msteams",
            Conversation = new() { Id = "c", ConversationType = isGroup ? "groupChat" : "personal", IsGroup = isGroup },
        };
        return new(new TurnContext(_sends, asked), ChannelView.Of(asked), After, "Searching …", _clock);
    }

    static ConnectorException Refusal(int status, string detail) =>
        new("refused", (HttpStatusCode)status) { Detail = detail };

    static string Shown(Activity sent)
    {
        var info = Assert.IsType<StreamInfo>(sent.Entities[0]);
        return $"{sent.Type} {info.StreamType} {info.StreamId} {info.StreamSequence} {sent.Text}";
    }

    sealed class KeptSends : BotAdapter
    {
        readonly List<Activity> _all = [];

        public Func<Activity, ConnectorException?> Refuses { get; set; } = _ => null;

        public IReadOnlyList<Activity> All
        {
            get
            {
                lock (_all)
                    return [.. _all];
            }
        }

        public List<Activity> Updates { get; } = [];

        public async Task UntilAsync(int count)
        {
            while (All.Count < count)
                await Task.Delay(1, Cancellation);
        }

        public override Task<ResourceResponse[]> SendActivitiesAsync(
            ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
        {
            turnContext.ClearReplyToIds(activities);
            var activity = Assert.Single(activities);
            int number;
            lock (_all)
            {
                _all.Add(activity);
                number = _all.Count;
            }

            return Refuses(activity) is { } refusal
                ? Task.FromException<ResourceResponse[]>(refusal)
                : Task.FromResult<ResourceResponse[]>([new($"s{number}")]);
        }

        public override Task<ResourceResponse> UpdateActivityAsync(
            ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
        {
            Updates.Add(activity);
            return Task.FromResult<ResourceResponse>(new(activity.Id));
        }

        public override Task DeleteActivityAsync(
            ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) =>
            Task.CompletedTask;
    }
}
