using NewsBot.Articles;
using NewsBot.Language;
using NewsBot.Vectors;

namespace NewsBot.Passages;

/// <summary>A chunk that one of the searches found.</summary>
sealed class Candidate(ChunkRecord chunk, Article article)
{
    public Article Article => article;

    public string Key => chunk.Key;

    public TextSpan Span { get; } = new(chunk.Start, chunk.End);

    public string Text => chunk.Text;

    public int? KeywordRank { get; set; }

    public double KeywordScore { get; set; }

    public int? DenseRank { get; set; }

    public double DenseScore { get; set; }

    /// <summary>The best of its scores for a part of the question, over that of the part's best passage.</summary>
    public double PartScore { get; set; }

    /// <summary>
    /// The best of its scores among its outlet's articles, over that of the best; 0 if that is not named.
    /// </summary>
    public double OutletScore { get; set; }

    public TimeScore Time { get; set; }

    /// <summary>By <see cref="PassageFeature"/>.</summary>
    public double[] Features { get; set; } = [];

    /// <summary>Share of each part of the question that is found, in the order of the parts.</summary>
    public double[] Parts { get; set; } = [];

    /// <summary>Where the text has the question's terms; null until it is read.</summary>
    public TextMatches? Matches { get; set; }

    public double Score { get; set; }
}
