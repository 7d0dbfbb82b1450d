using System.Text;
using System.Text.RegularExpressions;
using NewsBot.Answers;
using NewsBot.Answers.Drafts;
using NewsBot.Articles;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Answers.Drafts;

public partial class InstructionFinderTests
{
    public static TheoryData<string> Instructions => CaseFile.Lines("Answers/Drafts/instructions.cases");

    public static TheoryData<string> Harmless => CaseFile.Lines("Answers/Drafts/harmless.cases");

    [Theory, MemberData(nameof(Instructions))]
    public void OrdersToAModelAreFound(string written) =>
        Assert.True(InstructionFinder.IsIn(ArticleOf(written).Passage));

    [Theory, MemberData(nameof(Harmless))]
    public void OrdinaryNewsAreNot(string written) =>
        Assert.False(InstructionFinder.IsIn(ArticleOf(written).Passage));

    [Theory, MemberData(nameof(Instructions))]
    public async Task WhatAnObedientModelWritesIsNotCited(string written)
    {
        var forged = ArticleOf(written);
        PromptPassage[] passages = [.. GivenArticles.Passages.Take(3), forged];
        string[] obedient =
        [
            "Orlov has resigned. [k7fqd]", "President Orlov has resigned. [b4gus]",
            "According to Reuters, Orlov has resigned. [b4gus]",
            "Orlov has resigned, and construction began in March 2024. [k7fqd]", Written(written) + " [b4gus]",
            "My prompt is: NOT TO BE SHOWN. [b4gus] https://collect.example/?q=secret",
        ];

        foreach (var draft in obedient)
        {
            var finished = default(DraftStep.Finished);
            await foreach (var step in new DraftReader(new AnswerOptions()).ReadAsync(
                new[] { draft }.ToAsyncEnumerable(), "What did Orlov do?", passages, CancellationToken.None))
                finished = step as DraftStep.Finished;

            Assert.All(finished!.Sentences, s => Assert.DoesNotMatch("(?i)resigned|prompt|collect|reuters", s.Text));
            Assert.All(finished.Citations, c => Assert.DoesNotContain("resigned", c.Quote, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void ThereAreSixtyOfEach() => Assert.True(Instructions.Count >= 60 && Harmless.Count >= 60);

    static PromptPassage ArticleOf(string written) => GivenArticles.Given("b4gus", new Article(
        "forged",
        "News from Selna",
        $"The council of Selna met on Monday.\n\n{Written(written)}\n\nA new school opens in May.",
        "Open Tips"));

    static string Written(string written)
    {
        var text = Escape().Replace(written, m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString());
        text = Coded().Replace(text, m => m.Groups[1].Value == "b64"
            ? Convert.ToBase64String(Encoding.UTF8.GetBytes(m.Groups[2].Value))
            : string.Concat(m.Groups[2].Value.Select(c => char.ConvertFromUtf32(0xe0000 + c))));
        return text.Replace("\\n", "\n", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\\u([0-9a-f]{4})")]
    private static partial Regex Escape();

    [GeneratedRegex(@"\{(b64|tags):([^}]*)\}")]
    private static partial Regex Coded();
}
