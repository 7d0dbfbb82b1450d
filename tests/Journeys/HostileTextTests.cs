using NewsBot.Answers.Conversations;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Journeys;

/// <summary>Articles and questions that nobody would write but to keep the bot busy.</summary>
/// <remarks>Work that grew with the square of their length would take minutes here, not seconds.</remarks>
public class HostileTextTests
{
    const int Timeout = 300_000;

    public static TheoryData<string, int> Articles => new()
    {
        { "ACGTTGCA", 300_000 }, // as genes are printed
        { "a", 300_000 },
        { "Аб", 300_000 },
        { "Aa ", 300_000 },
        { "NSA ", 300_000 },
        { "the ", 300_000 },
        { "\"", 100_000 },
        { "\" A said ", 300_000 },
        { " ", 100_000 },
        { "A. ", 300_000 },
        { "7", 200_000 },
        { "two ", 300_000 },
        { "([{", 100_000 },
        { "it rained and it snowed ", 300_000 },
        { "It Rained And It Snowed In Oslo ", 300_000 },
        { "-", 300_000 },
        { "漢", 300_000 },
        { "\u0301\u0323", 300_000 },
        { "👩\u200d", 300_000 },
    };

    [Theory(Timeout = Timeout), MemberData(nameof(Articles))]
    public async Task AnArticleWithoutEndIsReadAndGreetedAndAnsweredFrom(string part, int length)
    {
        var body = $"Rain began. x{Repeat(part, length)} y. The bridge was opened in May 2020.";
        var cancellation = TestContext.Current.CancellationToken;

        var desk = await Desks.OverTextsAsync(("hostile.txt", body));
        await desk.SampleQuestionsAsync(asOf: null, most: 3, cancellation);
        var reply = await desk.AskAsync(new("When was the bridge opened?"), cancellation);
        await desk.SuggestAsync(reply, Conversation.Empty, cancellation);

        Assert.Equal(1, desk.Archive.CoverageUntil(asOf: null).Articles);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("2020-01-01 ")]
    [InlineData("2020-01-01,")]
    [InlineData("2020-01-01-")]
    [InlineData("5-")]
    [InlineData("1/2/2020,")]
    [InlineData("in 2020 ")]
    [InlineData("January 5 ")]
    [InlineData("last week ")]
    [InlineData("Aa ")]
    [InlineData("who ")]
    public async Task TheLongestQuestionIsAnswered(string part)
    {
        var desk = await Desks.OverTextsAsync(("bridge.txt", "The bridge was opened in May 2020."));

        var reply = await desk.AskAsync(
            new($"In 2020 {Repeat(part, 1_990)}?"), TestContext.Current.CancellationToken);

        Assert.NotNull(reply.Answer);
    }

    static string Repeat(string part, int length) => string.Concat(Enumerable.Repeat(part, length / part.Length));
}
