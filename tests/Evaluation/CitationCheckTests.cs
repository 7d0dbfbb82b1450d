using NewsBot.Answers;
using NewsBot.Evaluation;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Evaluation;

public sealed class CitationCheckTests : IDisposable
{
    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0, 8, "It \"won\"", 1)]
    [InlineData(9, 11, "\u00fc\n", 1)] // escapes are what they stand for, and count as one
    [InlineData(1, 8, "It \"won\"", 0)]
    [InlineData(0, 80, "It \"won\"", 0)]
    [InlineData(-1, 7, "It \"won\"", 0)]
    [InlineData(0, 8, "it \"won\"", 0)]
    public async Task ACitationIsValidWhenItIsTheTextOfTheInputFile(int start, int end, string quote, int valid)
    {
        var path = _folder.Write("articles.jsonl", """
            {"id":"other","text":"It \"won\" and"}
            {"id":"a","text":"It \"won\" \u00fc\n end"}
            """);

        var result = await CitationCheck.OfArticlesAsync(
            path, [RowCiting("a", start, end, quote)], TestContext.Current.CancellationToken);

        Assert.Equal((1, valid), result);
    }

    [Fact]
    public async Task HalfASurrogatePairIsComparedAsItIs()
    {
        var path = _folder.Write("articles.jsonl", """{"id":"a","text":"It \ud800 won"}""");

        var result = await CitationCheck.OfArticlesAsync(
            path, [RowCiting("a", 3, 4, '\ud800'.ToString())], TestContext.Current.CancellationToken);

        Assert.Equal((1, 1), result);
    }

    [Fact]
    public async Task ACitationOfAnArticleThatIsNotInTheFileIsInvalid()
    {
        var path = _folder.Write("articles.jsonl", """{"id":"a","text":"It won."}""");

        var result = await CitationCheck.OfArticlesAsync(
            path, [RowCiting("b", 0, 2, "It")], TestContext.Current.CancellationToken);

        Assert.Equal((1, 0), result);
    }

    static EvalRow RowCiting(string articleId, int start, int end, string quote) => Invented.Row(1, true) with
    {
        Answer = new Answer.Cited([new(quote, [1])], [new(1, articleId, "T", null, null, null, start, end, quote)])
        {
            Confidence = 1,
        },
        IsAnswered = true,
    };
}
