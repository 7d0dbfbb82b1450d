using NewsBot.Answers;
using NewsBot.Passages;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Passages;

public class PassageRetrieverTests
{
    static readonly (string, string)[] Texts =
    [
        ("january.txt", "date 2026-01-02\nThe ferry to Bergen sank in the harbour. Nobody was hurt."),
        ("february.txt", "date 2026-02-02\nThe ferry to Bergen sank in the harbour. Nobody was hurt."),
        ("other.txt", "date 2026-01-03\nThe central bank raised its rate."),
        ("undated.txt", "The ferry of Oslo is blue."),
    ];

    [Fact]
    public async Task TheNewerOfTwoPassagesComesFirst()
    {
        var desk = await Desks.OverTextsAsync(
            ("january.txt", "date 2026-01-02\nThe ferry to Bergen sank in the harbour. Nobody was hurt."),
            ("february.txt", "date 2026-02-02\nThe ferry to Bergen sank in the bay. Nobody was injured."));

        var reply = await desk.AskAsync(
            new("Where did the ferry sink?", new(2026, 3, 1)), TestContext.Current.CancellationToken);
        var passages = reply.Passages;

        Assert.Equal(["february.txt", "january.txt"], passages.Select(p => p.Article.Id));
        Assert.True(passages[0].Why.RecencyScore > passages[1].Why.RecencyScore);
    }

    [Fact]
    public async Task OneTextInTwoArticlesTakesOnePlace()
    {
        var passages = await AskAsync("Where did the ferry sink?", asOf: null);

        Assert.Equal("february.txt", passages[0].Article.Id);
        Assert.DoesNotContain(passages, p => p.Article.Id == "january.txt");
    }

    [Fact]
    public async Task EachPartOfAQuestionFindsItsArticle()
    {
        var texts = Enumerable.Range(1, 12).Select(n => (
            $"ferry{n}.txt",
            $"The ferry number {n} to Bergen sank in the harbour on the way to the island of Lenora at night."));
        var desk = await Desks.OverTextsAsync(
            [.. texts, ("bank.txt", "The central bank of Norway raised its key rate.")]);

        var passages = (await desk.AskAsync(
            new("Which ferry to Bergen sank in the harbour near the island of Lenora, " +
            "and the central bank of which country raised its key rate?"),
            TestContext.Current.CancellationToken)).Passages;

        Assert.Contains(passages, p => p.Article.Id == "bank.txt");
    }

    [Fact]
    public async Task WhatWasPublishedLaterIsNotSearched()
    {
        var passages = await AskAsync("Where did the ferry sink?", asOf: new(2026, 1, 31));

        Assert.DoesNotContain(passages, p => p.Article.Id == "february.txt");
        Assert.Contains(passages, p => p.Article.Id == "undated.txt");
        Assert.Equal("january.txt", passages[0].Article.Id);
    }

    [Fact]
    public async Task TheDateTheTitleAndTheOutletCanBeAskedFor()
    {
        var desk = await Desks.OverTextsAsync(
            ("a.md", "---\ntitle: Storm Lenora\nsource: Coast Gazette\ndate: 2026-03-04\n---\nIt rained for days."),
            ("b.md", "---\ntitle: Budget\nsource: City Post\ndate: 2026-05-06\n---\nTaxes will rise."));

        foreach (var question in (string[])["lenora", "coast gazette", "4 March 2026", "2026-03-04"])
        {
            var reply = await desk.AskAsync(new(question), TestContext.Current.CancellationToken);
            Assert.Equal("a.md", reply.Passages[0].Article.Id);
        }
    }

    [Fact]
    public async Task EveryPassageSaysWhyAndIsAPartOfItsArticle()
    {
        foreach (var passage in await AskAsync("Where did the ferry sink?", asOf: null))
        {
            Assert.True(passage.Why.KeywordRank is not null || passage.Why.DenseRank is not null);
            Assert.InRange(passage.Span.End, 1, passage.Article.Body.Length);
            Assert.True(passage.Score > 0);
        }
    }

    [Fact]
    public async Task AnArchiveOfTheFutureIsRefusedWithWhatIsThere()
    {
        var desk = await Desks.OverTextsAsync(Texts[0]);

        var reply = await desk.AskAsync(
            new("Where did the ferry sink?", new(2025, 12, 31)), TestContext.Current.CancellationToken);

        Assert.Equal(0, Assert.IsType<Answer.NotInTheNews>(reply.Answer).Searched.Articles);
        Assert.Empty(reply.Passages);
    }

    static async Task<IReadOnlyList<Passage>> AskAsync(string question, DateOnly? asOf)
    {
        var desk = await Desks.OverTextsAsync(Texts);
        return (await desk.AskAsync(new(question, asOf), TestContext.Current.CancellationToken)).Passages;
    }
}
