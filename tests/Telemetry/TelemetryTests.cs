using System.Text.RegularExpressions;
using NewsBot.Answers;
using NewsBot.Answers.Chat;
using NewsBot.Answers.Conversations;
using NewsBot.Settings;
using NewsBot.Telemetry;
using NewsBot.Tests.Activities;
using NewsBot.Tests.Activities.BotFramework;
using NewsBot.Tests.Support.ModelServer;

namespace NewsBot.Tests.Telemetry;

/// <summary>
/// What those who run NewsBot see of a question. Listeners hear all of the process: none of these runs beside another.
/// </summary>
[Collection(nameof(TelemetryTests))]
public partial class TelemetryTests
{
    const string Question = "Who opened the bridge?";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AQuestionIsASpanWithItsStagesInIt()
    {
        var desk = await BotUnderTest.BridgeAsync();
        using var listening = new Listening();

        await desk.AskAsync(new(Question), Stop);

        Assert.Equal(
            ["question", "question/answer", "question/answer/compose", "question/answer/verify", "question/search"],
            listening.Paths);
        Assert.Equal(
            [
                "newsbot.citations=1", "newsbot.composer=embedded", "newsbot.outcome=cited", "newsbot.passages=1",
                "newsbot.rewritten=False",
            ],
            TagsOf(listening, "question"));
    }

    [Fact]
    public async Task AFollowUpIsUnderstoodInASpanOfItsOwn()
    {
        var desk = await BotUnderTest.BridgeAsync();
        var first = await desk.AskAsync(new(Question), Stop);
        var conversation = desk.Continue(Conversation.Empty, first);
        using var listening = new Listening();

        await desk.AskAsync(new("Why?") { Conversation = conversation }, Stop);

        Assert.Contains("question/understand", listening.Paths);
        Assert.Contains("newsbot.rewritten=True", TagsOf(listening, "question"));
    }

    [Fact]
    public async Task ReadingIsASpanThatCountsArticles()
    {
        using var news = new NewsFolder().WithBridge().With("bad.jsonl", "{");
        var desk = await NewsFolder.UnreadAsync();
        using var listening = new Listening();

        await desk.ReadAsync(news.Folder, progress: null, Stop);

        Assert.Equal(["newsbot.articles=1", "newsbot.skipped=1"], TagsOf(listening, "read"));
    }

    [Fact]
    public async Task AnswersAreCountedByOutcomeAndTimed()
    {
        var desk = await BotUnderTest.BridgeAsync();
        using var listening = new Listening();

        await desk.AskAsync(new(Question), Stop);
        await desk.AskAsync(new("Which team won the chess olympiad in Reykjavik?"), Stop);

        Assert.Equal(["cited", "refused"], TagsOfMeasures(listening, "newsbot.answers"));
        Assert.Equal(["cited", "refused"], TagsOfMeasures(listening, "newsbot.question.duration"));
        Assert.Single(listening.Measures, measure => measure.Name == "newsbot.question.time_to_first_sentence");
        Assert.DoesNotContain(listening.Measures, measure => measure.Name == "newsbot.model.tokens");
    }

    [Fact]
    public async Task AQuestionThatFailsAndOneThatIsStoppedAreToldApart()
    {
        using var listening = new Listening();
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAsync<InvalidDataException>(() => ReadToEndAsync(
            QuestionMeasure.Of(Failing(new InvalidDataException("the secret bridge")), Stop)));
        await stop.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => ReadToEndAsync(
            QuestionMeasure.Of(Failing(new OperationCanceledException()), stop.Token)));

        Assert.Equal(["failed", "stopped"], TagsOfMeasures(listening, "newsbot.answers"));
        Assert.Equal(nameof(InvalidDataException), listening.All[0].StatusDescription);
    }

    [Fact]
    public async Task AModelsTokensAndItsDroppedSentencesAreCounted()
    {
        await using var server = ScriptedModel.Start(request =>
        {
            var id = IdIn(request);
            return new ModelReply.Said($"Mayor Ada Lund opened the new bridge [{id}]. It collapsed in 1999 [{id}].");
        });
        using var news = new NewsFolder().WithBridge();
        var settings = new NewsBotSettings
        {
            Chunks = new() { Cache = false },
            Chat = new()
            {
                Provider = ChatProvider.OpenAI,
                Endpoint = server.OpenAIAddress,
                Model = "gpt-4o",
                Retries = 0,
            },
        };
        var desk = await NewsDeskFactory.CreateAsync(settings, TimeProvider.System, Stop);
        await desk.ReadAsync(news.Folder, progress: null, Stop);
        using var listening = new Listening();

        var reply = await desk.AskAsync(new(Question), Stop);

        Assert.IsType<Answer.Cited>(reply.Answer);
        Assert.Contains("question/answer/write", listening.Paths);
        Assert.Equal(
            [("read", (double)reply.Usage.Read), ("written", (double)reply.Usage.Written)],
            listening.Measures.Where(m => m.Name == "newsbot.model.tokens").Select(m => (m.Tags, m.Value)));
        Assert.Equal(["Fabricated"], TagsOfMeasures(listening, "newsbot.sentences.dropped"));
    }

    [Fact]
    public async Task NoTagHasAWordThatWasAskedOrAnswered()
    {
        var desk = await BotUnderTest.BridgeAsync();
        using var listening = new Listening();

        await desk.AskAsync(new(Question), Stop);

        var tags = listening.All.SelectMany(span => span.TagObjects).Select(tag => $"{tag.Value}").ToList();
        Assert.NotEmpty(tags);
        Assert.DoesNotContain(tags, tag => tag.Contains("bridge", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task TheTurnOfTheBotIsASpanThatBelongsToItsRequest()
    {
        using var listening = new Listening();
        await using var bot = await BotUnderTest.StartAsync();

        using var response = await bot.PostAsync(bot.Message(Question)); // the client says whose trace it is
        await bot.App.StopAsync(Stop); // the turn has ended

        Assert.Equal(
            [
                "turn", "turn/question", "turn/question/answer", "turn/question/answer/compose",
                "turn/question/answer/verify", "turn/question/search", "turn/render", "turn/send",
            ],
            listening.Paths.Where(path => !path.Contains("suggest", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task WhereNobodyListensNothingIsAllocated()
    {
        var steps = Failing(new InvalidDataException());
        Spans.Start("warm")?.Dispose();
        _ = QuestionMeasure.Of(steps, Stop);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            using var span = Spans.Start("search");
            if (!ReferenceEquals(steps, QuestionMeasure.Of(steps.Within("answer", Stop), Stop)))
                throw new InvalidOperationException("Somebody listens.");
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        await Assert.ThrowsAsync<InvalidDataException>(() => ReadToEndAsync(steps));
    }

    static IEnumerable<string> TagsOf(Listening listening, string span) =>
        Assert.Single(listening.All, s => s.OperationName == span).TagObjects
            .Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal);

    static IEnumerable<string> TagsOfMeasures(Listening listening, string name) =>
        listening.Measures.Where(measure => measure.Name == name).Select(measure => measure.Tags);

    static string IdIn(ModelRequest request) => PassageId().Match(request.Messages[^1].Text).Groups[1].Value;

    static async IAsyncEnumerable<AskStep> Failing(Exception failure)
    {
        yield return new AskStep.Found([]);
        await Task.Yield();
        throw failure;
    }

    static async Task ReadToEndAsync(IAsyncEnumerable<AskStep> steps)
    {
        await foreach (var _ in steps) { }
    }

    [GeneratedRegex(@"<passage (\w+)>")]
    private static partial Regex PassageId();
}
