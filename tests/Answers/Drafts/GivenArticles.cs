using System.Globalization;
using System.Text.RegularExpressions;
using NewsBot.Answers;
using NewsBot.Answers.Drafts;
using NewsBot.Articles;
using NewsBot.Language;
using NewsBot.Passages;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Answers.Drafts;

/// <summary>
/// The invented articles as a model was given them, and drafts about them as the case files write them.
/// </summary>
static partial class GivenArticles
{
    public static IReadOnlyList<PromptPassage> Passages { get; } =
        [.. CaseFile.Lines("Answers/Drafts/articles.cases").Select(line => Given(line.Data.Split(" | ")))];

    public static PromptPassage Given(string id, Article article) =>
        new(id, new Passage(article, new TextSpan(0, article.Body.Length), 1, new(null, null, null, null, null, 0)));

    public static async Task<(List<DraftStep.Said> Said, DraftStep.Finished Finished)> ReadAsync(
        IEnumerable<string> pieces, UnsupportedSentences unsupported = UnsupportedSentences.Remove,
        string question = "What happened?")
    {
        var said = new List<DraftStep.Said>();
        var reader = new DraftReader(new AnswerOptions { Unsupported = unsupported });
        var steps = reader.ReadAsync(pieces.ToAsyncEnumerable(), question, Passages, CancellationToken.None);
        await foreach (var step in steps)
            if (step is DraftStep.Said sentence)
                said.Add(sentence);
            else
                return (said, (DraftStep.Finished)step);
        throw new InvalidOperationException("The last step is always Finished.");
    }

    /// <summary>"\n" and "{3*x}" written out.</summary>
    public static string Draft(string written) =>
        Repeated().Replace(written, WrittenOut).Replace("\\n", "\n", StringComparison.Ordinal);

    static string WrittenOut(Match repeated)
    {
        var times = int.Parse(repeated.Groups[1].Value, CultureInfo.InvariantCulture);
        return string.Concat(Enumerable.Repeat(repeated.Groups[2].Value, times));
    }

    /// <summary>
    /// Each sentence with the articles it cites, and the numbers of their sentences: "It rained. [storm 1-2]".
    /// </summary>
    public static string Describe(DraftStep.Finished finished)
    {
        var text = string.Join(" ", finished.Sentences.Select(s => s.Citations.Count == 0
            ? s.Text
            : $"{s.Text} [{string.Join("; ", s.Citations.Select(Cited))}]"));
        return finished.Refused ? "REFUSED" : text.Length == 0 ? "NOTHING" : text;

        string Cited(int number) => Describe(finished.Citations.Single(c => c.Number == number));
    }

    public static Article Article(string id) => Passages.Single(p => p.Passage.Article.Id == id).Passage.Article;

    static string Describe(Citation citation)
    {
        var sentences = SentenceSplitter.Split(Article(citation.ArticleId).Body).ToList();
        var first = sentences.FindIndex(s => s.Start == citation.Start);
        var last = sentences.FindIndex(s => s.End == citation.End);
        return first == last ? $"{citation.ArticleId} {first + 1}" : $"{citation.ArticleId} {first + 1}-{last + 1}";
    }

    static PromptPassage Given(string[] fields)
    {
        Assert.True(PublicationTime.TryParse(fields[2], out var published));
        return Given(fields[1], new Article(fields[0], fields[4], Draft(fields[5]), fields[3], Published: published));
    }

    [GeneratedRegex(@"\{(\d+)\*(.*?)\}")]
    private static partial Regex Repeated();
}
