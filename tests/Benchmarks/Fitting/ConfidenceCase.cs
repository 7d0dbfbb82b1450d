using NewsBot.Articles;
using NewsBot.Passages;
using NewsBot.Language;

namespace NewsBot.Fitting;

/// <summary>A question with what the search brought for it, and whether that can answer it.</summary>
/// <param name="Group">Which kind of question it is; the figures are given by it.</param>
/// <param name="Asked">The question that it is made of: the variants of one stay in one fold.</param>
/// <param name="Idf">
/// stem → inverse document frequency; of "" that of what no text has. Null: the article is at hand.
/// </param>
sealed record ConfidenceCase(
    string Set, string Group, string Asked, string Question, bool IsAnswerable, IReadOnlyList<FoundPassage> Passages,
    IReadOnlyDictionary<string, double>? Idf, Coverage Searched, bool OnlyKnownOutlets = false);

/// <summary>A passage as the cache keeps it.</summary>
sealed record FoundPassage(string Article, int Start, int End, double Score, double? InRange)
{
    public static FoundPassage Of(Candidate c) => new(c.Article.Id, c.Span.Start, c.Span.End, c.Score, c.Time.InRange);

    public Passage In(IReadOnlyDictionary<string, Article> articles) => new(
        articles[Article], new TextSpan(Start, End), Score, new(null, null, null, null, null, 0, 0, InRange));
}

/// <summary>An article as the cache keeps it.</summary>
sealed record KeptArticle(string Id, string Title, string Body, string? Source, string? Published);
