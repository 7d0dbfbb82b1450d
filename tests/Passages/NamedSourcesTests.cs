using NewsBot.Passages;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Passages;

public class NamedSourcesTests
{
    [Theory]
    [InlineData("What did The Week say about the ferry?", "The Week")]
    [InlineData("Who sank the ferry this week?", "")]
    [InlineData("Does the Coast Gazette report on the ferry?", "Coast Gazette - Life")]
    [InlineData("Does the COAST GAZETTE report on the ferry?", "Coast Gazette - Life")]
    [InlineData("Does the Coast Gazetteer report on the ferry?", "")]
    public void AnOutletIsNamedByItsNameWithACapital(string question, string expected)
    {
        var named = NamedSources.In(
            question, PassageQuery.Read(question, _ => 1), ["Coast Gazette - Life", "The Week"]);

        Assert.Equal(expected, string.Join(", ", named.Select(n => n.Source)));
    }

    [Fact]
    public void TheClauseThatNamesItIsSearchedForToo()
    {
        const string Question =
            "Did the Coast Gazette report a missed goal by Ole Berg, while the City Post reported one by Anna Lund?";

        var named = Assert.Single(NamedSources.In(Question, PassageQuery.Read(Question, _ => 1), ["City Post"]));

        Assert.Equal(2, named.Texts.Count);
        Assert.Equal(Question, named.Texts[0]);
        Assert.DoesNotContain("Coast Gazette", named.Texts[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOutletThatIsNamedIsFoundAmongManyThatSayMore()
    {
        var others = Enumerable.Range(1, 150).Select(n => (
            $"{n}.md",
            $"---\ntitle: Ferry {n}\nsource: City Post\n---\nThe ferry to Bergen sank in a harbour, trip {n}."));
        var desk = await Desks.OverTextsAsync(
            [.. others, ("named.md", "---\ntitle: A ship\nsource: Coast Gazette\n---\nNobody was hurt on the ferry.")]);

        var reply = await desk.AskAsync(
            new("Where did the ferry to Bergen sink, as the Coast Gazette reports?"),
            TestContext.Current.CancellationToken);

        Assert.Contains(reply.Passages, p => p.Article.Id == "named.md");
    }
}
