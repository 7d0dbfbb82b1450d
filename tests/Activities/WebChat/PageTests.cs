using System.Net;
using NewsBot.Tests.Activities.BotFramework;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Activities.WebChat;

public class PageTests
{
    [Fact]
    public async Task AnArticleIsShownWithItsQuoteMarked()
    {
        await using var bot = await StartOverAsync(
            "a&b/it rained.txt", "date 2026-01-06\nIt <b>rained</b> & poured.\n\nThen it stopped.\n");

        var (status, html) = await GetAsync(bot, "/articles/a%26b%2Fit%20rained.txt?quote=3-16");
        var (_, whole) = await GetAsync(bot, "/articles/a%26b%2Fit%20rained.txt?quote=9-99999");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains(
            "It <mark id=\"quote\">&lt;b&gt;rained&lt;/b&gt;</mark> &amp; poured.", html, StringComparison.Ordinal);
        Assert.Contains("<p dir=\"auto\">Then it stopped.</p>", html, StringComparison.Ordinal);
        Assert.Contains("6 January 2026", html, StringComparison.Ordinal);
        Assert.Contains("href=\"../style.css\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<mark", whole, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AQuoteOverTwoParagraphsIsMarkedInBoth()
    {
        await using var bot = await StartOverAsync("x.txt", "date 2026-01-06\nOne two.\n\nThree four.\n");

        var (_, html) = await GetAsync(bot, "/articles/x.txt?quote=4-15");

        Assert.Contains("One <mark id=\"quote\">two.</mark>", html, StringComparison.Ordinal);
        Assert.Contains("<mark>Three</mark> four.", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnArticleLeadsToThePageWhereThereIsOne(bool hasPage)
    {
        await using var bot = await BotUnderTest.StartAsync(options => options.Web.Page = hasPage);

        var (_, html) = await GetAsync(bot, "/articles/bridge.md");

        Assert.Equal(hasPage, html.Contains("<a href=\"../\">NewsBot</a>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task EveryPageHasTheIconOfTheBot()
    {
        await using var bot = await BotUnderTest.StartAsync();

        using var icon = await bot.Client.GetAsync(
            new Uri("/icon.png", UriKind.Relative), TestContext.Current.CancellationToken);
        var (_, article) = await GetAsync(bot, "/articles/bridge.md");

        Assert.Equal("image/png", icon.Content.Headers.ContentType?.MediaType);
        Assert.Contains("href=\"../icon.png\"", article, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/articles/nothing.txt")]
    [InlineData("/articles/")]
    [InlineData("/articles/..%2F..%2Fappsettings.json")]
    public async Task WhatIsNoArticleIsNotFound(string path)
    {
        await using var bot = await BotUnderTest.StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(bot, path)).Status);
    }

    [Fact]
    public async Task AQuestionIsAnsweredWithoutScripts()
    {
        await using var bot = await BotUnderTest.StartAsync();

        var (status, answer) = await GetAsync(bot, "/ask?question=Who+opened+the+bridge%3F");
        var (_, refusal) = await GetAsync(bot, "/ask?question=%3Cscript%3Ealert(1)%3C%2Fscript%3E+Who+won+the+cup%3F");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Mayor Ada Lund opened the new bridge", answer, StringComparison.Ordinal);
        Assert.Matches("<a href=\"#source-1\" aria-label=\"\\[1\\] [^\"]+\">\\[1\\]</a>", answer);
        Assert.Contains(
            "<li id=\"source-1\"><a href=\"./articles/bridge.md?quote=", answer, StringComparison.Ordinal);
        Assert.Contains("The articles do not say.", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryPageSaysWhatItMayLoad()
    {
        await using var bot = await BotUnderTest.StartAsync();
        foreach (var path in (string[])["/", "/ask", "/articles/bridge.md"])
        {
            using var response = await bot.Client.GetAsync(
                new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            var policy = response.Headers.GetValues("Content-Security-Policy").Single();

            Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("script-src 'self' 'unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        }
    }

    static async Task<BotUnderTest> StartOverAsync(string name, string text)
    {
        using var folder = new TempFolder();
        folder.Write(name, text);
        return await BotUnderTest.StartAsync(desk: Task.FromResult(await Desks.OverAsync(folder.Path)));
    }

    static async Task<(HttpStatusCode Status, string Html)> GetAsync(BotUnderTest bot, string path)
    {
        using var response = await bot.Client.GetAsync(
            new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
