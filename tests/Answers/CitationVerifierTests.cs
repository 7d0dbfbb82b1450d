using NewsBot.Answers;
using NewsBot.Articles;
using NewsBot.Language;
using NewsBot.Passages;

namespace NewsBot.Tests.Answers;

public class CitationVerifierTests
{
    const string Body = "Kim visited the museum. He dug the first shovelful. Ri stood by.";

    static readonly Article Museum = new("museum.txt", "Museum", Body);
    static readonly IReadOnlyList<Passage> Retrieved =
        [new(Museum, new TextSpan(0, Body.Length), 1, new(1, 1, 1, 1, null, 0))];
    static readonly Coverage Searched = new(1, null, null, []);

    readonly CitationVerifier _verifier;

    public CitationVerifierTests()
    {
        var archive = new Archive();
        archive.Add(Museum);
        _verifier = new(archive);
    }

    [Fact]
    public void ATrueCitationPasses()
    {
        var answer = Cited(Citation.Of(1, Museum, new TextSpan(0, 23)));

        var verified = Assert.IsType<Answer.Cited>(_verifier.Verify(answer, Retrieved, Searched));

        Assert.Equal(answer.Citations, verified.Citations);
    }

    [Theory]
    [InlineData("other.txt", 0, 23, "Kim visited the museum.")]
    [InlineData("museum.txt", 1, 24, "Kim visited the museum.")]
    [InlineData("museum.txt", 0, 23, "Kim visited a museum.")]
    [InlineData("museum.txt", 0, 900, "Kim visited the museum.")]
    [InlineData("museum.txt", -1, 23, "Kim visited the museum.")]
    [InlineData("museum.txt", 23, 0, "")]
    [InlineData("museum.txt", 5, 5, "")]
    public void AFalseCitationTakesItsSentenceAwayAndSaysSo(string id, int start, int end, string quote)
    {
        var citation = Citation.Of(1, Museum, new TextSpan(0, 23));
        var answer = Cited(citation with { ArticleId = id, Start = start, End = end, Quote = quote });

        var refusal = Assert.IsType<Answer.NotInTheNews>(_verifier.Verify(answer, Retrieved, Searched));

        Assert.Equal(["1 sentence was left out: no citation backed it."], refusal.Notes);
    }

    [Fact]
    public void ASentenceThatItsCitationDoesNotSayIsTakenAwayAndTheOthersAreNumberedAnew()
    {
        var answer = new Answer.Cited(
            [new("Putin visited the museum.", [1]), new("He dug the first shovelful.", [2])],
            [Citation.Of(1, Museum, new TextSpan(0, 23)), Citation.Of(2, Museum, new TextSpan(24, 51))])
        { Confidence = 1 };

        var verified = Assert.IsType<Answer.Cited>(_verifier.Verify(answer, Retrieved, Searched));

        Assert.Equal("He dug the first shovelful.", Assert.Single(verified.Sentences).Text);
        Assert.Equal([1], verified.Sentences[0].Citations);
        Assert.Equal((1, 24), (Assert.Single(verified.Citations).Number, verified.Citations[0].Start));
        Assert.Single(verified.Notes);
    }

    [Fact]
    public void ACitationThatDoesNotExistIsDropped()
    {
        var answer = new Answer.Cited(
            [new("Kim visited the museum.", [7, 1])], [Citation.Of(1, Museum, new TextSpan(0, 23))])
        { Confidence = 1 };

        var verified = Assert.IsType<Answer.Cited>(_verifier.Verify(answer, Retrieved, Searched));

        Assert.Equal([1], Assert.Single(verified.Sentences).Citations);
        Assert.Equal(["1 citation was left out: it did not back its sentence."], verified.Notes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Kim visited")]
    [InlineData("visited the museum.")]
    public void APartOfTheQuoteIsNotWhatTheArticleSays(string text)
    {
        var citation = Citation.Of(1, Museum, new TextSpan(0, 23));
        var answer = new Answer.Cited([new(text, [1])], [citation]) { Confidence = 1 };

        Assert.IsType<Answer.NotInTheNews>(_verifier.Verify(answer, Retrieved, Searched));
    }

    [Fact]
    public void TheCitationShowsTheArticlesOwnTitleSourceDateAndAddress()
    {
        var forged = Citation.Of(1, Museum, new TextSpan(0, 23)) with
        {
            Title = "Fake",
            Source = "Reuters",
            Url = "https://example.org",
            Published = new(new DateOnly(2026, 1, 1)),
        };

        var verified = Assert.IsType<Answer.Cited>(_verifier.Verify(Cited(forged), Retrieved, Searched));

        Assert.Equal(Citation.Of(1, Museum, new TextSpan(0, 23)), Assert.Single(verified.Citations));
    }

    [Fact]
    public void AnArticleThatWasNotRetrievedIsNotCited() =>
        Assert.IsType<Answer.NotInTheNews>(
            _verifier.Verify(Cited(Citation.Of(1, Museum, new TextSpan(0, 23))), [], Searched));

    [Fact]
    public void OfTwoCitationsWithOneNumberTheFirstCounts()
    {
        var answer = new Answer.Cited(
            [new("Kim visited the museum.", [1])],
            [Citation.Of(1, Museum, new TextSpan(0, 23)), Citation.Of(1, Museum, new TextSpan(24, 51))])
        { Confidence = 1 };

        var verified = Assert.IsType<Answer.Cited>(_verifier.Verify(answer, Retrieved, Searched));

        Assert.Equal(0, Assert.Single(verified.Citations).Start);
    }

    [Fact]
    public void AFalseClosestPassageOfARefusalIsNotShown()
    {
        var closest = Citation.Of(1, Museum, new TextSpan(0, 23)) with { Quote = "Kim flew." };

        var refusal = _verifier.Verify(
            new Answer.NotInTheNews(Searched, closest) { Confidence = 0 }, Retrieved, Searched);

        Assert.Null(Assert.IsType<Answer.NotInTheNews>(refusal).Closest);
    }

    [Fact]
    public void AModelsSentenceThatWasCheckedNeedsATrueSpanButNotTheSameWords()
    {
        var answer = new Answer.Cited(
            [new("The museum was visited by Kim.", [1], Wording.Checked), new("He dug.", [2], Wording.Checked)],
            [
                Citation.Of(1, Museum, new TextSpan(0, 23)),
                Citation.Of(2, Museum, new TextSpan(24, 51)) with { Quote = "He dug." },
            ])
        { Confidence = 1 };

        var verified = Assert.IsType<Answer.Cited>(_verifier.Verify(answer, Retrieved, Searched));

        Assert.Equal("The museum was visited by Kim.", Assert.Single(verified.Sentences).Text);
        Assert.Equal(["1 sentence was left out: no citation backed it."], verified.Notes);
    }

    [Fact]
    public void AnUnsupportedSentenceStaysOnlyWithItsMarkAndBesideOneThatIsBacked()
    {
        var marked = new AnswerSentence("Kim flew. [unsupported]", [], Wording.Unsupported);
        var unmarked = new AnswerSentence("Kim swam.", [], Wording.Unsupported);
        var backed = Cited(Citation.Of(1, Museum, new TextSpan(0, 23)));

        var verified = Assert.IsType<Answer.Cited>(
            _verifier.Verify(backed with { Sentences = [marked, unmarked, .. backed.Sentences] }, Retrieved, Searched));

        Assert.Equal(["Kim flew. [unsupported]", "Kim visited the museum."], verified.Sentences.Select(s => s.Text));
        Assert.IsType<Answer.NotInTheNews>(_verifier.Verify(backed with { Sentences = [marked] }, Retrieved, Searched));
    }

    static Answer.Cited Cited(Citation citation) =>
        new([new("Kim visited the museum.", [1])], [citation]) { Confidence = 1 };
}
