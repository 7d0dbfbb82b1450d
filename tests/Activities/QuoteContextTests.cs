using NewsBot.Activities.Terminal;
using NewsBot.Answers;
using NewsBot.Articles;
using NewsBot.Language;

namespace NewsBot.Tests.Activities;

public sealed class QuoteContextTests
{
    [Theory]
    [InlineData("", "It rained.", "", "", "")]
    [InlineData("It was cold.\n\n", "It rained.", "\n\nIt was late.", "It was cold. ", " It was late.")]
    [InlineData("“", "It rained,", "” he said.", "“", "” he said.")]
    public void ShortNeighboursAreShownWhole(string before, string quote, string after, string left, string right) =>
        Assert.Equal(new(left, quote, right), ContextOf(before, quote, after));

    [Fact]
    public void LongNeighboursAreCutBetweenWords()
    {
        var words = string.Join(' ', Enumerable.Repeat("seven77", 100));

        var (before, quote, after) = ContextOf(words + "\n", "It rained.", "\n" + words);

        Assert.Equal("It rained.", quote);
        Assert.Matches("^… (seven77 ){19,20}$", before);
        Assert.Matches("^( seven77){19,20} …$", after);
    }

    [Theory]
    [InlineData("漢")]
    [InlineData("👨‍👩‍👧")]
    [InlineData("é")]
    public void NoGraphemeIsCutInTwo(string grapheme)
    {
        var words = string.Concat(Enumerable.Repeat(grapheme, 1_000));

        var (before, _, after) = ContextOf(words, "It rained.", words);

        Assert.Equal("", before.Replace(grapheme, "", StringComparison.Ordinal).Trim('…', ' '));
        Assert.Equal("", after.Replace(grapheme, "", StringComparison.Ordinal).Trim('…', ' '));
        Assert.InRange(before.Length, 100, 170);
    }

    static QuoteContext ContextOf(string before, string quote, string after)
    {
        var article = new Article("a", "A", before + quote + after);
        var span = new TextSpan(before.Length, before.Length + quote.Length);
        return QuoteContext.Of(Citation.Of(1, article, span), article.Body);
    }
}
