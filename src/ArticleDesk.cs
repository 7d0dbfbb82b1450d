using Microsoft.SemanticKernel;
using NewsBot.Answers;
using NewsBot.Articles;
using NewsBot.Passages;

namespace NewsBot;

/// <summary>One article that is at hand → answer: the flow of the questions without the search.</summary>
sealed class ArticleDesk(Kernel kernel, DateOnly today)
{
    /// <param name="article">Its whole body is the one passage.</param>
    public async Task<Reply> AskAsync(string question, Article article, CancellationToken cancellationToken)
    {
        var archive = new Archive();
        archive.Add(article);
        var searched = archive.CoverageUntil(asOf: null);
        Passage[] passages = [ArticlePassage.Of(article)];
        var query = ArticlePassage.QueryFor(question, article);
        var draft = await kernel.AnswerAsync(new(question, query, passages, searched), cancellationToken);
        var answer = new CitationVerifier(archive).Verify(draft, passages, searched);
        return new(question, answer, passages, searched, today, QuestionTime.Undated);
    }
}
