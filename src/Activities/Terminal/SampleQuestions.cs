using System.Text.RegularExpressions;
using NewsBot.Articles;

namespace NewsBot.Activities.Terminal;

/// <summary>articles → questions that they answer, to show a newcomer what can be asked.</summary>
static partial class SampleQuestions
{
    // Each costs as much as an answer does, at the start.
    const int TriedForOne = 3;

    const int NewestArticles = 20;

    const int LeadCharacters = 2_000;

    /// <summary>Each was asked, and is answered with the very words that it was made from; perhaps none.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(
        NewsDesk desk, DateOnly? asOf, int most, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        var candidates = Candidates(desk.Archive, asOf).DistinctBy(candidate => candidate.Question).Take(TriedForOne * most);
        foreach (var (question, article, position) in candidates)
        {
            var reply = await desk.AskAsync(new(question, asOf), cancellationToken);
            if (reply.Answer is Answers.Answer.Cited { Citations: var citations }
                && citations.Any(c => c.ArticleId == article.Id && c.Start <= position && position < c.End))
                found.Add(question);
            if (found.Count == most)
                break;
        }

        return found;
    }

    static IEnumerable<(string Question, Article Article, int Position)> Candidates(Archive archive, DateOnly? asOf) =>
        from article in archive.Articles
            .Where(a => asOf is null || a.Published?.Date <= asOf)
            .OrderByDescending(a => a.Published)
            .Take(NewestArticles)
        let lead = article.Body[..Math.Min(article.Body.Length, LeadCharacters)]
        from match in new[] { Place().Match(lead), Speaker().Match(lead) }
        where match.Success
        select (QuestionOf(match), article, match.Index);

    static string QuestionOf(Match match) => match.Groups["place"] is { Success: true, Value: var place }
        ? $"What happened in {place}?"
        : $"What did {match.Groups["speaker"].Value} say?";

    [GeneratedRegex(
        @"(?<=\p{Ll},? )in (?<place>(?!January|February|March|April|May|June|July|August|September|October|November" +
        @"|December|Spring|Summer|Autumn|Winter)\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){0,2})(?=[\s,.])")]
    private static partial Regex Place();

    [GeneratedRegex(
        @"(?<=^|\n|[.!?]""? )(?<speaker>(?!(?:He|She|It|They|We|You|I|This|That|But|Police|Officials|Authorities)\b)" +
        @"\p{Lu}\p{Ll}+(?: \p{Lu}[\p{Ll}-]+){0,2}) said\b")]
    private static partial Regex Speaker();
}
