using NewsBot.Articles;
using NewsBot.Language;

namespace NewsBot.Answers;

/// <summary>A claim's evidence: <c>article.Body[Start..End]</c> is the quote.</summary>
/// <param name="Number">1..n by first use.</param>
sealed record Citation(
    int Number, string ArticleId, string Title, string? Source, PublicationTime? Published, string? Url,
    int Start, int End, string Quote)
{
    public static Citation Of(int number, Article article, TextSpan span) =>
        new(number, article.Id, article.Title, article.Source, article.Published, article.Url,
            span.Start, span.End, span.In(article.Body));
}
