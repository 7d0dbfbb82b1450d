using NewsBot.Activities.Terminal;
using NewsBot.Answers;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Journeys;

/// <summary>Questions about days, over articles of several days. It is 8 January 2026.</summary>
public sealed class TimeTests
{
    // These tests are about time, and not about how sure an answer is.
    const double AlwaysAnswer = 0;
    const double AlwaysRefuse = 1;

    static readonly (string, string)[] Texts =
    [
        ("old.txt", "date 2024-05-02\nThe mayor of Lenora opened the Harbour Bridge on Thursday."),
        ("december.txt", "date 2025-12-20\nThe mayor of Lenora opened the Harbour Bridge on Saturday."),
        ("january.txt", "date 2026-01-06\nThe mayor of Lenora opened the Harbour Bridge on Tuesday."),
    ];

    [Theory]
    [InlineData("What did the mayor of Lenora open?", "january.txt")]
    [InlineData("What did the mayor of Lenora open this week?", "january.txt")]
    [InlineData("What did the mayor of Lenora open in December?", "december.txt")]
    [InlineData("What did the mayor of Lenora open on 20 December 2025?", "december.txt")]
    [InlineData("What did the mayor of Lenora open in May 2024?", "old.txt")]
    [InlineData("What had the mayor of Lenora opened before 2025?", "old.txt")]
    public async Task TheArticlesOfTheNamedDaysComeFirst(string question, string expected)
    {
        var reply = await AskAsync(question, null, AlwaysAnswer, Texts);

        Assert.Equal(expected, reply.Passages[0].Article.Id);
        Assert.Equal(reply.Passages[0].Why.TimeScore, reply.Passages.Max(p => p.Why.TimeScore));
    }

    [Theory]
    [InlineData(
        "What did the mayor of Lenora open from 1 to 7 January?",
        "The question asks about 1–7 January 2026; the cited article was published on 20 December 2025.")]
    [InlineData(
        "What did the mayor of Lenora open this week?",
        "The question asks about 5–8 January 2026; the cited article was published on 20 December 2025.")]
    [InlineData(
        "What did the mayor of Lenora open until 3 March 2024?",
        "The question asks about the time until 3 March 2024; the cited article was published on 20 December 2025.")]
    [InlineData(
        "What did the mayor of Lenora open in the winter of 2024?",
        "The question asks about 1 December 2024 to 28 February 2025; " +
        "the cited article was published on 20 December 2025.")]
    public async Task AnAnswerOfOtherDaysSaysSo(string question, string note)
    {
        var reply = await AskAsync(question, null, AlwaysAnswer, Texts[1]);

        Assert.Equal([note], Assert.IsType<Answer.Cited>(reply.Answer).Notes);
    }

    [Theory]
    [InlineData("What did the mayor of Lenora open?")]
    [InlineData("What is the latest that the mayor of Lenora opened?")]
    [InlineData("What did the mayor of Lenora open in December?")]
    [InlineData("What did the mayor of Lenora open on 18 December?")]
    [InlineData("What did the mayor of Lenora open on 22 December?")]
    public async Task AnAnswerOfTheseDaysOrShortlyAfterSaysNothing(string question)
    {
        var reply = await AskAsync(question, null, AlwaysAnswer, Texts[1]);

        Assert.Empty(Assert.IsType<Answer.Cited>(reply.Answer).Notes);
    }

    [Fact]
    public async Task AnArticleWithoutADateIsNotSaidToBeOfOtherDays()
    {
        var reply = await AskAsync(
            "What did the mayor of Lenora open last week?", null, AlwaysAnswer,
            ("undated.txt", "The mayor of Lenora opened the Harbour Bridge."));

        Assert.Empty(Assert.IsType<Answer.Cited>(reply.Answer).Notes);
    }

    [Theory]
    [InlineData("Who won the chess final in March 2025?", "1–31 March 2025")]
    [InlineData("Who won the chess final on 3 March 2025 or on 5 May 2025?", "3 March 2025 and 5 May 2025")]
    public async Task ARefusalSaysThatThereIsNoArticleOfTheNamedDays(string question, string days)
    {
        var refusal = Assert.IsType<Answer.NotInTheNews>((await AskAsync(question, null, AlwaysRefuse, Texts)).Answer);

        Assert.Equal(days, refusal.DaysWithout);
        Assert.Equal(
            $"I searched 3 articles from 2 May 2024 to 6 January 2026. None is dated {days}.",
            ReplyText.SearchedOf(refusal));
    }

    [Fact]
    public async Task ARefusalOverArticlesOfTheNamedDaysDoesNotSaySo()
    {
        var reply = await AskAsync("Who won the chess final in December 2025?", null, AlwaysRefuse, Texts);

        Assert.Null(Assert.IsType<Answer.NotInTheNews>(reply.Answer).DaysWithout);
    }

    [Theory]
    [InlineData("What did the mayor of Lenora open?")]
    [InlineData("What did the mayor of Lenora open in January 2026?")]
    [InlineData("Who fed the mayor of Lenora?")]
    public async Task WhatWasPublishedLaterIsNowhereInTheReply(string question)
    {
        var reply = await AskAsync(question, new(2026, 1, 5), AlwaysAnswer, Texts);
        var shown = ReplyText.Of(reply, explain: true);

        Assert.NotEmpty(reply.Passages);
        Assert.All(reply.Passages, p => Assert.NotEqual("january.txt", p.Article.Id));
        Assert.Equal((2, new DateOnly(2025, 12, 20)), (reply.Searched.Articles, reply.Searched.To!.Value));
        Assert.DoesNotContain("january.txt", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("6 January", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALaterArticleIsNoneOfTheNamedDays()
    {
        var later = await AskAsync("Who won the chess final on 6 January 2026?", new(2026, 1, 6), AlwaysRefuse, Texts);
        var earlier = await AskAsync("Who won the chess final in January 2026?", new(2026, 1, 5), AlwaysRefuse, Texts);

        Assert.Null(Assert.IsType<Answer.NotInTheNews>(later.Answer).DaysWithout);
        Assert.Equal("1–5 January 2026", Assert.IsType<Answer.NotInTheNews>(earlier.Answer).DaysWithout);
    }

    [Theory]
    [InlineData("2026-01-05T23:30:00-10:00", true)]
    [InlineData("2026-01-06T00:30:00+10:00", false)]
    public async Task ADateTimeIsOfTheDayThatItsOwnOffsetSays(string published, bool isUsed)
    {
        using var folder = new TempFolder();
        folder.Write("a.jsonl", $$"""
            {"id":"a","title":"Bridge","published":"{{published}}","text":"The mayor of Lenora opened a bridge."}
            """);
        var desk = await Desks.OverAsync(folder.Path);

        var reply = await desk.AskAsync(
            new("What did the mayor of Lenora open on 5 January?", new(2026, 1, 5)),
            TestContext.Current.CancellationToken);

        Assert.Equal(isUsed, reply.Passages.Count == 1);
        if (isUsed)
            Assert.Equal(1, reply.Passages[0].Why.InRange);
    }

    static async Task<Reply> AskAsync(
        string question, DateOnly? asOf, double minConfidence, params (string Name, string Text)[] texts)
    {
        using var folder = new TempFolder();
        foreach (var (name, text) in texts)
            folder.Write(name, text);
        var desk = await Desks.OverAsync(folder.Path, s => s.Answers.MinConfidence = minConfidence);
        return await desk.AskAsync(new(question, asOf), TestContext.Current.CancellationToken);
    }
}
