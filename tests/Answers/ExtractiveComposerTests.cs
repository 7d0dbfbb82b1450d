using NewsBot.Answers;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Answers;

public class ExtractiveComposerTests
{
    const string Bridge = """
        date 2026-02-03 Oslo, Feb 3 The Harbour Bridge was closed on Monday after an inspector found cracks.

        It will stay closed for six weeks. About 20,000 cars use the bridge every day, the Road Agency (RA) said.

        Mayor Ines Holt, 52, said the repair would cost 3.5 million euros. "We are sorry," she said.
        """;

    [Theory]
    [InlineData("How many cars use the bridge?", "About 20,000 cars")]
    [InlineData("How much will the repair cost?", "3.5 million euros")]
    [InlineData("How old is Ines Holt?", "Mayor Ines Holt, 52")]
    [InlineData("What does RA stand for?", "Road Agency (RA)")]
    [InlineData("When was the Harbour Bridge closed?", "closed on Monday")]
    [InlineData("Who is Ines Holt?", "Mayor Ines Holt")]
    public async Task TheSentenceOfTheKindAskedForComesFirst(string question, string expected)
    {
        var answer = Assert.IsType<Answer.Cited>((await AskAsync(question)).Answer);

        Assert.Contains(expected, answer.Sentences[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASentenceThatBeginsWithAPronounBringsTheOneBeforeIt()
    {
        var answer = Assert.IsType<Answer.Cited>((await AskAsync("How long will it stay closed?")).Answer);

        Assert.Collection(answer.Sentences,
            s => Assert.Equal("It will stay closed for six weeks.", s.Text),
            s => Assert.StartsWith("The Harbour Bridge was closed", s.Text, StringComparison.Ordinal));
        Assert.Equal([1, 2], answer.Citations.Select(c => c.Number));
    }

    [Theory]
    [InlineData("Who built the Harbour Bridge?")]
    [InlineData("How many boats use the bridge?")]
    [InlineData("What did the inspector say?")]
    [InlineData("How old is the inspector?")]
    [InlineData("When did the Tower Bridge open?")]
    [InlineData("")]
    [InlineData("?!")]
    [InlineData("the of and")]
    public async Task WhatTheArticleDoesNotSayIsRefused(string question) =>
        Assert.IsType<Answer.NotInTheNews>((await AskAsync(question)).Answer);

    [Fact]
    public async Task AQuotationIsQuotedWhole()
    {
        var desk = await Desks.OverTextsAsync(("a.txt",
            "Mr. Tanaka said: \"We are sorry. We will rebuild.\" The plant is closed.\n\n" +
            "\"It was late,\" said Ann Hill. \"I ran.\""));

        var reply = await desk.AskAsync(new("What did Mr. Tanaka say?"), TestContext.Current.CancellationToken);

        Assert.Equal(
            "Mr. Tanaka said: \"We are sorry. We will rebuild.\"",
            Assert.IsType<Answer.Cited>(reply.Answer).Sentences[0].Text);
    }

    [Fact]
    public async Task AQuestionOfAnArticleIsNoAnswer()
    {
        var desk = await Desks.OverTextsAsync(("a.txt", "When is Brazil's election? Read our guide to Brazil."));

        var reply = await desk.AskAsync(new("When is the election in Brazil?"), TestContext.Current.CancellationToken);

        Assert.IsType<Answer.NotInTheNews>(reply.Answer);
    }

    [Fact]
    public async Task ARefusalSaysWhatWasSearchedAndWhatIsNearest()
    {
        var refusal = Assert.IsType<Answer.NotInTheNews>((await AskAsync("Who built the Harbour Bridge?")).Answer);

        Assert.Equal((1, new DateOnly(2026, 2, 3)), (refusal.Searched.Articles, refusal.Searched.To));
        Assert.Contains("Harbour Bridge", refusal.Closest?.Quote, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherArticlesCopyOfTheSentenceIsNotRepeated()
    {
        var desk = await Desks.OverTextsAsync(("a.txt", Bridge), ("b.txt", Bridge), ("c.txt", Bridge));

        var reply = await desk.AskAsync(new("How many cars use the bridge?"), TestContext.Current.CancellationToken);

        Assert.Single(Assert.IsType<Answer.Cited>(reply.Answer).Sentences);
    }

    [Fact]
    public async Task TheDisclaimerIsNeverCited()
    {
        var desk = await Desks.OverTextsAsync(
            ("a.txt", Bridge + "\n\nDisclaimer: This post was auto-published by the Post Office."));

        var reply = await desk.AskAsync(new("Who auto-published this post?"), TestContext.Current.CancellationToken);

        Assert.IsType<Answer.NotInTheNews>(reply.Answer);
    }

    static async Task<Reply> AskAsync(string question)
    {
        var desk = await Desks.OverTextsAsync(("bridge.txt", Bridge));
        return await desk.AskAsync(new(question), TestContext.Current.CancellationToken);
    }
}
