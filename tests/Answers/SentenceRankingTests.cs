using NewsBot.Answers;
using NewsBot.Articles;
using NewsBot.Language;
using NewsBot.Passages;

namespace NewsBot.Tests.Answers;

public class SentenceRankingTests
{
    [Fact]
    public void ANameThatSeveralArticlesHaveIsSupported()
    {
        var ranked = Rank("Which company opened the factory in Lund?",
            ("a", "The company Brantex opened the factory in Lund."),
            ("b", "In Lund the company Brantex has opened a factory."),
            ("c", "The company Quolm opened the factory in Lund."));

        Assert.True(Feature(ranked, "Brantex opened", SentenceFeature.NameSupport) > 0);
        Assert.Equal(0, Feature(ranked, "Quolm", SentenceFeature.NameSupport));
        Assert.Contains("Brantex", ranked[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void AnArticleDoesNotSupportItself()
    {
        var ranked = Rank("Which company opened the factory in Lund?",
            ("a", "The company Brantex opened the factory in Lund. Later Brantex opened another factory."),
            ("b", "The weather was fine in Lund."));

        Assert.Equal(0, Feature(ranked, "The company", SentenceFeature.NameSupport));
        Assert.True(Feature(ranked, "The company", SentenceFeature.NameVote) > 0);
    }

    [Theory]
    [InlineData("Which country elected a new parliament?", "North Korea", true)]
    [InlineData("Which European country elected a new parliament?", "Spain", true)]
    [InlineData("Which state elected a new parliament?", "New Mexico", true)]
    [InlineData("Which state elected a new parliament?", "Spain", false)]
    [InlineData("Which country elected a new parliament?", "Brantex", false)]
    [InlineData("Which country near Spain elected a new parliament?", "Spain", false)]
    public void ASentenceIsAskedForACountryOrAStateByName(string question, string name, bool has)
    {
        var ranked = Rank(question, ("a", $"Yesterday {name}’s voters elected a new parliament."));

        Assert.Equal(has ? 1 : 0, ranked[0].Features[(int)SentenceFeature.HasListed]);
        Assert.Equal(has ? 0 : 1, ranked[0].Features[(int)SentenceFeature.NoListed]);
    }

    [Fact]
    public void WhatIsNotAskedForAPlaceHasNoList() =>
        Assert.Equal(0, Rank("Who won?", ("a", "Spain won."))[0].Features[(int)SentenceFeature.NoListed]);

    [Fact]
    public void OfEqualSentencesThatOfTheBetterPassageComesFirst()
    {
        var ranked = ExtractiveComposer.Rank(QuestionReader.Read("Who opened the factory?"),
            [PassageOf("a", "Ann Lee opened the factory.", 3), PassageOf("b", "Bob Ray opened the factory.", 1)]);

        Assert.StartsWith("Ann Lee", ranked[0].Text, StringComparison.Ordinal);
        Assert.Equal([0, -2], ranked.Select(s => s.Features[(int)SentenceFeature.PassageScore]));
    }

    [Fact]
    public void TheAnswerIsTheBestSentenceAndThoseThatSaySomethingElse()
    {
        var composer = new ExtractiveComposer(new() { MinConfidence = 0 });

        var answer = Assert.IsType<Answer.Cited>(composer.Compose(new(
            "Who opened the factory?", PassageQuery.Read("Who opened the factory?", _ => 1),
            [
                PassageOf("a", "Ann Lee opened the factory.", 3),
                PassageOf("b", "Ann Lee opened the factory today.", 3),
                PassageOf("c", "Bob Ray opened the factory.", 3),
            ], new(3, null, null, []))));

        Assert.Equal(2, answer.Sentences.Count);
        Assert.Single(answer.Sentences, s => s.Text.StartsWith("Ann Lee", StringComparison.Ordinal));
        Assert.Single(answer.Sentences, s => s.Text.StartsWith("Bob Ray", StringComparison.Ordinal));
    }

    [Fact]
    public void AWordOutsideThePassageIsStillInTheArticle()
    {
        var body = "The factory opened in Lund. Brantex makes lamps there.";
        var passage = PassageOf("a", body, 1) with { Span = new TextSpan(0, 27) };

        var ranked = ExtractiveComposer.Rank(
            QuestionReader.Read("Where did the Brantex factory of Quolm open?"), [passage]);

        var missing = Assert.Single(ranked).Features[(int)SentenceFeature.MissingInArticle];
        Assert.Equal(0.25, missing, 6); // of Brantex, factory, Quolm and open, Quolm alone
    }

    static IReadOnlyList<ScoredSentence> Rank(string question, params (string Id, string Body)[] articles) =>
        ExtractiveComposer.Rank(QuestionReader.Read(question), [.. articles.Select(a => PassageOf(a.Id, a.Body, 1))]);

    static Passage PassageOf(string id, string body, double score) => new(
        new Article(id, "News", body), new TextSpan(0, body.Length), score, new(1, 1, 1, 1, 0, 0));

    static double Feature(IReadOnlyList<ScoredSentence> ranked, string text, SentenceFeature feature) =>
        ranked.First(s => s.Text.Contains(text, StringComparison.Ordinal)).Features[(int)feature];
}
