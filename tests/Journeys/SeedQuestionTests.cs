using NewsBot.Answers;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Journeys;

public class SeedQuestionTests
{
    static readonly Lazy<Task<NewsDesk>> Desk = new(Desks.OverSeedsAsync);

    public static TheoryData<string, string> Cases => CaseFile.Pairs("Journeys/seed-questions.cases");

    [Theory, MemberData(nameof(Cases))]
    public async Task TheSeedIsAnsweredFromOrRefused(string question, string expected)
    {
        var desk = await Desk.Value;

        var reply = await desk.AskAsync(new(question), TestContext.Current.CancellationToken);

        if (expected == "refused")
            Assert.IsType<Answer.NotInTheNews>(reply.Answer);
        else
            Assert.Contains(
                expected, Assert.IsType<Answer.Cited>(reply.Answer).Sentences[0].Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task EveryCitationIsTheTextOfItsArticle(string question, string expected)
    {
        _ = expected;
        var desk = await Desk.Value;

        var reply = await desk.AskAsync(new(question), TestContext.Current.CancellationToken);

        if (reply.Answer is not Answer.Cited cited)
            return;
        Assert.Equal(Enumerable.Range(1, cited.Citations.Count), cited.Citations.Select(c => c.Number));
        foreach (var citation in cited.Citations)
        {
            Assert.True(desk.Archive.TryGet(citation.ArticleId, out var article));
            Assert.Equal(citation.Quote, article.Body[citation.Start..citation.End]);
        }
    }
}
