using NewsBot.Tests.Support;

namespace NewsBot.Tests.Articles;

public sealed class MarkdownTests : IDisposable
{
    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TheFrontMatterSaysWhatTheArticleIs()
    {
        var article = await _folder.ReadArticleAsync("rain.md", """
            ---
            title: "Rain: the return"
            date: 2026-01-06T10:30:00+09:00
            source: Yonhap
            url: https://example.org/rain
            author: [A. Kim, B. Lee]
            language: en
            tags: [weather, {deep: [er]}]
            ---

            It rained.
            """);

        Assert.Equal(
            ("rain.md", "Rain: the return", "It rained."), (article.Id, article.Title, article.Body));
        Assert.Equal(
            ("2026-01-06T10:30:00+09:00", "Yonhap", "https://example.org/rain", "A. Kim, B. Lee", "en"),
            (article.Published.ToString(), article.Source, article.Url, article.Author, article.Language));
    }

    [Theory]
    [InlineData("---\n---\nIt rained.")]
    [InlineData("---\ntitle:\nauthor: ~\nsource: null\ndate:\n---\nIt rained.")]
    [InlineData("---\n# nothing\n---\nIt rained.")]
    [InlineData("It rained.")]
    public async Task WhatTheFrontMatterDoesNotSayIsNotKnown(string text)
    {
        var article = await _folder.ReadArticleAsync("rain.md", text);

        Assert.Equal(("It rained.", "It rained."), (article.Title, article.Body));
        Assert.Equal((null, null, null, null), (article.Author, article.Source, article.Published, article.Url));
    }

    [Theory]
    [InlineData("---\ntitle: a\ndate: soon\n---\nIt rained.", "has 'soon' for a date; write it as 2026-01-06 (line 3)")]
    [InlineData(
        "---\ntitle: a\nsource: [b\n---\nIt rained.", "has front matter that is not 'key: value' in YAML (line 4)")]
    [InlineData(
        "---\ntitle: a\nurl: {a: b}\n---\nIt rained.", "has front matter that is not 'key: value' in YAML (line 3)")]
    [InlineData("---\nIt rained.\n---\nIt rained.", "has front matter that is not 'key: value' in YAML (line 2)")]
    [InlineData("---\n- a\n---\nIt rained.", "has front matter that is not 'key: value' in YAML (line 2)")]
    [InlineData("---\ntitle: a\nIt rained.", "has front matter that no second line of --- ends (line 1)")]
    [InlineData("---", "has front matter that no second line of --- ends (line 1)")]
    [InlineData("---\ntitle: a\n---", "holds no news text")]
    [InlineData("# Rain\n\n<!-- nothing -->", "holds no news text")]
    public async Task WrongFrontMatterIsSkippedWithItsLine(string text, string reason)
    {
        _folder.Write("rain.md", text);

        Assert.Equal($"rain.md {reason}", await _folder.ReadSkippedAsync());
    }

    [Theory]
    [InlineData("[")]
    [InlineData("a: {")]
    [InlineData("- ")]
    public async Task FrontMatterThatIsNestedWithoutEndIsSkipped(string opening)
    {
        _folder.Write("a.md", $"---\nx: {string.Concat(Enumerable.Repeat(opening, 20_000))}\n---\nIt rained.");
        _folder.Write("b.md", $"---\n{string.Concat(Enumerable.Repeat(opening, 5_000))}\n---\nIt rained.");

        Assert.All(await _folder.ReadAsync(), result => Assert.Contains("front matter", result.Say()));
    }

    [Theory]
    [InlineData(">")]
    [InlineData("- ")]
    [InlineData("[")]
    [InlineData("*a ")]
    [InlineData("![")]
    public async Task TextThatIsNestedWithoutEndDoesNotEndTheReading(string opening)
    {
        _folder.Write("a.md", string.Concat(Enumerable.Repeat(opening, 20_000)) + "rain");
        _folder.Write("b.md", "It rained.");

        var read = await _folder.ReadAsync();

        Assert.Equal(2, read.Count);
        Assert.Equal("b.md", read[1].Say());
    }

    [Fact]
    public async Task EveryKindOfBlockBecomesPlainText()
    {
        var article = await _folder.ReadArticleAsync("rain.md", """
            # Rain *falls* on `Seoul`

            It **rained** on
            [Seoul](https://example.org "Seoul") &amp; <b>Busan</b>.<br>And ![on Jeju](jeju.png)\
            it snowed, see <https://example.org/snow>.

            ## What is next

            - sun
            - wind,
              and more wind

              for days

            > Take an umbrella,
            > said Kim.

            <div>Advertisement</div>

            ***

            ```sh
            echo  "rain"
              echo snow
            ```

            [ref]: https://example.org
            """);

        Assert.Equal("Rain falls on Seoul", article.Title);
        Assert.Equal(
            """
            It rained on Seoul & Busan.
            And on Jeju
            it snowed, see https://example.org/snow.

            What is next

            sun

            wind, and more wind

            for days

            Take an umbrella, said Kim.

            echo  "rain"
              echo snow
            """,
            article.Body);
    }

    [Theory]
    [InlineData("It rained.\n\n# Rain\n\nAgain.", "Rain", "It rained.\n\nAgain.")]
    [InlineData("## Rain\n\nIt rained.", "Rain", "Rain\n\nIt rained.")]
    [InlineData("---\ntitle: Sun\n---\n# Rain\n\nIt rained.", "Sun", "Rain\n\nIt rained.")]
    [InlineData("---\ntitle: Rain\n---\n# Rain\n\nIt rained.", "Rain", "It rained.")]
    [InlineData("#\n\nIt rained.", "It rained.", "It rained.")]
    public async Task TheFirstHeadingIsTheTitleIfThereIsNoOther(string text, string title, string body)
    {
        var article = await _folder.ReadArticleAsync("rain.md", text);

        Assert.Equal((title, body), (article.Title, article.Body));
    }

    [Fact]
    public async Task AClosingDisclaimerIsCut()
    {
        var article = await _folder.ReadArticleAsync("rain.md", "It rained.\r\n\r\n**Disclaimer:** not reviewed.\r\n");

        Assert.Equal("It rained.", article.Body);
    }
}
