using NewsBot.Answers;
using NewsBot.Answers.Conversations;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Journeys;

/// <summary>Questions that follow each other, over the seed article.</summary>
public sealed class ConversationTests
{
    [Fact]
    public async Task AFollowUpIsAnsweredAsTheQuestionItStandsFor()
    {
        var desk = await Desks.OverSeedsAsync();

        var replies = await TalkAsync(
            desk, "Who accompanied Kim Jong-un?", "What did they do?", "When was that?", "And in Pyongyang?");

        Assert.Equal(
            [
                "Who accompanied Kim Jong-un?",
                "What did Ri Sol-ju and Ju-ae do?",
                "When did Ri Sol-ju and Ju-ae do that?",
                "When did Ri Sol-ju and Ju-ae do that in Pyongyang?",
            ],
            replies.Select(r => r.Standalone));
        Assert.Null(replies[0].Rewriting);
        Assert.Contains("Ju-ae seen digging", FirstSentenceOf(replies[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARefusalIsATurnToo()
    {
        var desk = await Desks.OverSeedsAsync();

        var replies = await TalkAsync(desk, "How old is Kim Jong-un?", "Who is his wife?");

        Assert.IsType<Answer.NotInTheNews>(replies[0].Answer);
        Assert.Equal("", replies[0].Turn.Answer);
        Assert.Equal("Who is Kim Jong-un's wife?", replies[1].Standalone);
        Assert.Contains("Kim's wife, Ri Sol-ju", FirstSentenceOf(replies[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheRewritingIsToldBeforeWhatIsFound()
    {
        var desk = await Desks.OverSeedsAsync();
        var asked = await desk.AskAsync(new("Where is the museum being built?"), TestContext.Current.CancellationToken);
        var conversation = desk.Continue(Conversation.Empty, asked);

        var steps = new List<AskStep>();
        await foreach (var step in desk.StepsAsync(
            new("When will it open?") { Conversation = conversation }, TestContext.Current.CancellationToken))
            steps.Add(step);

        Assert.Equal(new AskStep.Understood("When will the museum open?"), steps[0]);
        Assert.IsType<AskStep.Found>(steps[1]);
    }

    [Fact]
    public async Task WhatIsSuggestedIsAnsweredBySomethingElseAndWasNotAsked()
    {
        var desk = await Desks.OverSeedsAsync();
        var cancellationToken = TestContext.Current.CancellationToken;
        var first = await desk.AskAsync(new("How many troops has North Korea sent?"), cancellationToken);
        var reply = await desk.AskAsync(new("Who accompanied Kim Jong-un?"), cancellationToken);

        var suggestions = await desk.SuggestAsync(reply, desk.Continue(Conversation.Empty, first), cancellationToken);

        Assert.Equal(3, suggestions.Count);
        Assert.Contains("What does KCNA stand for?", suggestions);
        Assert.DoesNotContain(first.Question, suggestions);
        var shown = ((Answer.Cited)reply.Answer).Citations;
        foreach (var question in suggestions)
        {
            var next = Assert.IsType<Answer.Cited>((await desk.AskAsync(new(question), cancellationToken)).Answer);
            Assert.Contains(next.Citations, c => shown.All(s => s.Quote != c.Quote));
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public async Task NoMoreIsSuggestedThanTheSettingSays(int most, int expected)
    {
        var desk = await Desks.OverAsync(Desks.SeedFolder, settings => settings.Conversation.Suggestions = most);
        var reply = await desk.AskAsync(new("Who accompanied Kim Jong-un?"), TestContext.Current.CancellationToken);

        var suggestions = await desk.SuggestAsync(reply, Conversation.Empty, TestContext.Current.CancellationToken);

        Assert.Equal(expected, suggestions.Count);
    }

    [Fact]
    public async Task AfterARefusalNothingIsSuggested()
    {
        var desk = await Desks.OverSeedsAsync();
        var reply = await desk.AskAsync(new("Who won the football World Cup?"), TestContext.Current.CancellationToken);

        Assert.Empty(await desk.SuggestAsync(reply, Conversation.Empty, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task WithoutRoomForTurnsNothingIsRemembered()
    {
        var desk = await Desks.OverAsync(Desks.SeedFolder, settings => settings.Conversation.MaxTokens = 0);

        var replies = await TalkAsync(desk, "Who accompanied Kim Jong-un?", "What did they do?");

        Assert.Null(replies[1].Rewriting);
    }

    static string FirstSentenceOf(Reply reply) => Assert.IsType<Answer.Cited>(reply.Answer).Sentences[0].Text;

    static async Task<List<Reply>> TalkAsync(NewsDesk desk, params string[] questions)
    {
        var conversation = Conversation.Empty;
        var replies = new List<Reply>();
        foreach (var question in questions)
        {
            replies.Add(await desk.AskAsync(
                new(question) { Conversation = conversation }, TestContext.Current.CancellationToken));
            conversation = desk.Continue(conversation, replies[^1]);
        }

        return replies;
    }
}
