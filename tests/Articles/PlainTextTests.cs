using NewsBot.Articles;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Articles;

public sealed class PlainTextTests : IDisposable
{
    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TheSeedIsReadWithoutItsDateDatelineAndDisclaimer()
    {
        const string Name = "000_fa8daed2529bf9fb.txt";
        var seed = await File.ReadAllTextAsync(
            Path.Join(AppContext.BaseDirectory, "seeds", Name), TestContext.Current.CancellationToken);

        var article = await _folder.ReadArticleAsync(Name, seed);

        Assert.Equal(Name, article.Id);
        Assert.Equal("2026-01-06", article.Published.ToString());
        Assert.StartsWith("North Korean leader Kim Jong-un has visited", article.Body);
        Assert.EndsWith("the KCNA had said.", article.Body);
        Assert.Equal(10, article.Body.Split("\n\n").Length);
        Assert.Equal(
            "North Korean leader Kim Jong-un has visited the construction site of a memorial for the North's…",
            article.Title);
        Assert.Null(article.Source);
    }

    [Fact]
    public async Task AHeadlineDateAndDatelineAreCutFromTheBody()
    {
        var article = await _folder.ReadArticleAsync(
            "rain.txt",
            "Date: 2026-01-07\n\nRain falls on Seoul\n\nSEOUL, Jan. 6 (Yonhap) -- It rained.\n\nIt rained again.\n");

        Assert.Equal("Rain falls on Seoul", article.Title);
        Assert.Equal("It rained.\n\nIt rained again.", article.Body);
        Assert.Equal("Yonhap", article.Source);
        Assert.Equal("2026-01-07", article.Published.ToString());
    }

    [Fact]
    public async Task ADatelineWithItsYearDatesTheArticle()
    {
        var article = await _folder.ReadArticleAsync("rain.txt", "NEW DELHI, March 3, 2026 — It rained.");

        Assert.Equal("2026-03-03", article.Published.ToString());
        Assert.Equal("It rained.", article.Body);
    }

    [Fact]
    public async Task ADatelineOfItsOwnLineMayStandAboveAHeadline()
    {
        var article = await _folder.ReadArticleAsync("rain.txt", "Seoul, Jan 6\n\nRain falls\n\nIt rained.");

        Assert.Equal("Rain falls", article.Title);
        Assert.Equal("It rained.", article.Body);
    }

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("2026/13/01")]
    [InlineData("2026-01-06T99:00:00Z")]
    public async Task ADateThatIsNoneIsSkipped(string date)
    {
        _folder.Write("rain.txt", $"date {date} It rained.");

        Assert.Equal($"rain.txt has '{date}' for a date; write it as 2026-01-06", await _folder.ReadSkippedAsync());
    }

    [Theory]
    [InlineData("Date nights are back in fashion.")]
    [InlineData("Dates from 2026-01-06 are sweet.")]
    [InlineData("date 2026-01-06, they said, and left.")]
    public async Task ProseThatBeginsWithDateIsKept(string text) =>
        Assert.Equal(text, (await _folder.ReadArticleAsync("rain.txt", text)).Body);

    [Fact]
    public async Task LinesEndWithLineFeedsAndTheInsideIsKept()
    {
        var article = await _folder.ReadArticleAsync(
            "rain.txt", "\uFEFF\r\n It  rained.\r\n\r\n\tIt\rsnowed.\u00A0 \r\n\r\n");

        Assert.Equal("It  rained.\n\n\tIt\nsnowed.", article.Body);
    }

    [Theory]
    [InlineData("It rained.\n\nDisclaimer: not reviewed.", "It rained.")]
    [InlineData("It rained.\n \t\nDISCLAIMER: not\nreviewed.\n\n \n", "It rained.")]
    [InlineData(
        "It rained.\n\nDisclaimer: it may snow.\n\nIt snowed.",
        "It rained.\n\nDisclaimer: it may snow.\n\nIt snowed.")]
    [InlineData("It rained.\nDisclaimer: not a paragraph.", "It rained.\nDisclaimer: not a paragraph.")]
    [InlineData("It rained.\n\nDisclaimers are dull.", "It rained.\n\nDisclaimers are dull.")]
    public async Task AClosingDisclaimerIsCut(string text, string body) =>
        Assert.Equal(body, (await _folder.ReadArticleAsync("rain.txt", text)).Body);

    [Theory]
    [InlineData("Disclaimer: not reviewed.")]
    [InlineData("date 2026-01-06")]
    [InlineData("date 2026-01-06 Seoul, Jan 6 \n\nDisclaimer: not reviewed.")]
    public async Task ATextWithoutNewsIsSkipped(string text)
    {
        _folder.Write("rain.txt", text);

        Assert.Equal("rain.txt holds no news text", await _folder.ReadSkippedAsync());
    }

    [Theory]
    [InlineData("Rain falls\n\nIt rained.", "Rain falls", "It rained.")]
    [InlineData("Rain falls\n\nDisclaimer: none.", "Rain falls", "Rain falls")]
    [InlineData("Will it rain?\n\nIt rained.", "Will it rain?", "Will it rain?\n\nIt rained.")]
    [InlineData("“It rained.”\n\nIt did.", "“It rained.”", "“It rained.”\n\nIt did.")]
    [InlineData("Rain\nfalls\n\nIt rained.", "Rain falls", "Rain\nfalls\n\nIt rained.")]
    [InlineData("Rain falls", "Rain falls", "Rain falls")]
    public async Task AShortFirstLineThatIsNoSentenceIsTheHeadline(string text, string title, string body)
    {
        var article = await _folder.ReadArticleAsync("rain.txt", text);

        Assert.Equal((title, body), (article.Title, article.Body));
    }

    [Theory]
    [InlineData(120, true)]
    [InlineData(121, false)]
    public async Task AHeadlineHasAtMostOneHundredAndTwentyCharacters(int length, bool isHeadline)
    {
        var line = new string('x', length);

        var article = await _folder.ReadArticleAsync("rain.txt", $"{line}\n\nIt rained.");

        Assert.Equal(isHeadline ? "It rained." : $"{line}\n\nIt rained.", article.Body);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("!", "!")]
    [InlineData(" fell", "…")]
    public void ABeginningOfMoreThanOneHundredCharactersIsCutAtAWord(string more, string expected)
    {
        var ninetyNine = string.Join(' ', Enumerable.Repeat("rain", 20));

        var title = NewsText.DeriveTitle($" {ninetyNine.Replace(' ', '\n')}{more}\n\nIt rained.");

        Assert.Equal(ninetyNine + expected, title);
    }

    [Fact]
    public void ATitleWithoutBlanksIsNotCutInsideASurrogatePair()
    {
        var title = NewsText.DeriveTitle("x" + string.Concat(Enumerable.Repeat("🌧", 100)));

        Assert.Equal("x" + string.Concat(Enumerable.Repeat("🌧", 49)) + "…", title);
    }
}
