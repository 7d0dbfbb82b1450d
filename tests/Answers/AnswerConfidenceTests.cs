using NewsBot.Answers;
using NewsBot.Articles;
using NewsBot.Passages;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Answers;

public class AnswerConfidenceTests
{
    static readonly Article Bridge = new(
        "bridge", "Bridge closed",
        "The Harbour Bridge was closed after an inspector found 12 cracks. " +
        "Mayor Ines Holt said the repair would cost 3.5 million euros.",
        "The Quay", Published: new(new DateOnly(2026, 2, 3)));

    [Theory]
    [InlineData("What did The Quay article say about the Harbour Bridge?", 0, 0)]
    [InlineData("What did the Valley Post article say about the Harbour Bridge?", 1, 0)]
    [InlineData("What did The Quay article reveal?", 0, 1)]
    [InlineData("What did articles from The Quay and Valley Post say about the Harbour Bridge?", 0.5, 0)]
    public void AnOutletThatIsMissingOrSilentSpeaksAgainstTheAnswer(string question, double unknown, double silent)
    {
        var confidence = ConfidenceIn(question);

        Assert.Equal(unknown, confidence[ConfidenceFeature.OutletUnknown], 6);
        Assert.Equal(silent, confidence[ConfidenceFeature.OutletSilent], 6);
    }

    [Fact]
    public void TheNameOfAnOutletIsNotLookedForInTheText()
    {
        var confidence = ConfidenceIn("What did a report by Valley Post say about the Harbour Bridge?");

        Assert.Equal(1, confidence[ConfidenceFeature.Passage], 6);
    }

    [Theory]
    [InlineData("How much will the Harbour Bridge cost, said Ines Holt?", 0)]
    [InlineData("How much will the Holt Bridge cost, said Ines Holt?", 0.5)]
    public void ANameMustStandWordForWord(string question, double broken) =>
        Assert.Equal(broken, ConfidenceIn(question)[ConfidenceFeature.NamesBroken], 6);

    [Fact]
    public void WhatNoArticleHasIsUnknown()
    {
        Assert.Equal(0, ConfidenceIn("Who found cracks?")[ConfidenceFeature.Unknown], 6);
        Assert.Equal(1, ConfidenceIn("Who is Zork?")[ConfidenceFeature.Unknown], 6);
        Assert.Equal(1, ConfidenceIn("Who is Zork?")[ConfidenceFeature.UnknownName]);
        Assert.Equal(1, ConfidenceIn("Who found 13 cracks?")[ConfidenceFeature.NumbersNowhere], 6);
    }

    [Fact]
    public void ADeniedQuestionIsNotAnsweredByAnAffirmation()
    {
        Assert.Equal(0, ConfidenceIn("Who found cracks?")[ConfidenceFeature.Negated]);
        Assert.Equal(1, ConfidenceIn("Who didn't find cracks?")[ConfidenceFeature.Negated]);
    }

    [Fact]
    public void TheReasonsAddUpToTheConfidence()
    {
        var confidence = ConfidenceIn("Who found cracks in the Harbour Bridge?");

        Assert.NotEmpty(confidence.Reasons);
        Assert.Equal(confidence.Value, 1 / (1 + Math.Exp(-confidence.Reasons.Sum(r => r.Added))), 9);
    }

    [Fact]
    public void WithoutASentenceThereIsNoConfidence()
    {
        var (question, query) = (QuestionReader.Read("Who?"), PassageQuery.Read("Who?", _ => 1));

        Assert.Equal(0, new AnswerConfidence(question, query, [], new(0, null, null, [])).Of([]).Value);
    }

    [Fact]
    public async Task AnOutletThatTheArchiveLacksTurnsAnAnswerIntoARefusal()
    {
        var desk = await Desks.OverTextsAsync(
            ("a.md", $"---\ntitle: Bridge closed\nsource: The Quay\n---\n{Bridge.Body}"));
        const string Asked = "how many cracks did the inspector find in the Harbour Bridge?";

        var known = await desk.AskAsync(
            new($"According to The Quay, {Asked}"), TestContext.Current.CancellationToken);
        var unknown = await desk.AskAsync(
            new($"According to Valley Post, {Asked}"), TestContext.Current.CancellationToken);

        Assert.IsType<Answer.Cited>(known.Answer);
        Assert.IsType<Answer.NotInTheNews>(unknown.Answer);
    }

    static Confidence ConfidenceIn(string question)
    {
        Passage[] passages = [ArticlePassage.Of(Bridge)];
        var asked = QuestionReader.Read(question);
        return new AnswerConfidence(
            asked, ArticlePassage.QueryFor(question, Bridge), passages, new(1, null, null, ["The Quay"]))
            .Of(ExtractiveComposer.Rank(asked, passages));
    }
}
