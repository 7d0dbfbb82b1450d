using NewsBot.Articles;
using NewsBot.Language;

namespace NewsBot.Passages;

/// <summary>A chunk chosen for one question.</summary>
/// <param name="Article">The article that it is part of.</param>
/// <param name="Span">Its place in the article's body.</param>
/// <param name="Score">The fused score; higher is better, comparable within one question.</param>
/// <param name="Why">What made the score.</param>
sealed record Passage(Article Article, TextSpan Span, double Score, PassageReason Why)
{
    public string Text => Span.In(Article.Body);

    /// <summary>Where it has the question's terms; null where it was not compared with a question.</summary>
    public TextMatches? Matches { get; init; }
}

/// <summary>Why a passage was chosen.</summary>
/// <param name="KeywordRank">1-based rank by BM25; null when no keyword matched.</param>
/// <param name="KeywordScore">Its BM25 score.</param>
/// <param name="DenseRank">1-based rank by cosine similarity.</param>
/// <param name="DenseScore">Its cosine similarity, -1 to 1.</param>
/// <param name="AgeInDays">Whole days before the as-of date or the newest article; null without a date.</param>
/// <param name="RecencyScore">What its time added to the score.</param>
/// <param name="TimeScore">How well its day fits the question, 0 to 1 (<see cref="TimePrior"/>).</param>
/// <param name="InRange">1 in the days that the question names, down to 0 outside; null when it names none.</param>
sealed record PassageReason(
    int? KeywordRank, double? KeywordScore, int? DenseRank, double? DenseScore, int? AgeInDays, double RecencyScore,
    double TimeScore = 0, double? InRange = null)
{
    /// <summary>By <see cref="PassageFeature"/>; <see cref="PassageModel"/> makes the score of them.</summary>
    public IReadOnlyList<double> Features { get; init; } = [];

    /// <summary>Which of the model's weights they have.</summary>
    public bool IsInParts { get; init; }

    /// <summary>What each feature added to the score, the most first.</summary>
    public IEnumerable<(PassageFeature Feature, double Added)> Added => PassageModel.Explain(Features, IsInParts)
        .Select((added, f) => ((PassageFeature)f, added))
        .Where(a => a.Item2 != 0)
        .OrderByDescending(a => Math.Abs(a.Item2));
}
