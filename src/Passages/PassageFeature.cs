namespace NewsBot.Passages;

/// <summary>What a passage is ranked by; <c>passage-model.txt</c> has a weight for each.</summary>
enum PassageFeature
{
    /// <summary>BM25 over the most that the question's terms could bring.</summary>
    Keyword,

    /// <summary>BM25 over that of the best passage.</summary>
    KeywordOfBest,

    /// <summary>ln(1 + rank) by BM25.</summary>
    KeywordRank,

    /// <summary>Cosine similarity of the vectors.</summary>
    Dense,

    /// <summary>That minus the highest.</summary>
    DenseOfBest,

    /// <summary>ln(1 + rank) by cosine similarity.</summary>
    DenseRank,

    /// <summary>Share of the question's weight found in the text.</summary>
    Coverage,

    /// <summary>Found in the text, the title, the outlet's name or the date.</summary>
    FullCoverage,
    TitleCoverage,

    /// <summary>Found in the title and the article's first words.</summary>
    LeadCoverage,

    /// <summary>Share of the weight of names that is found.</summary>
    NameCoverage,

    /// <summary>Share of the weight of numbers that is found.</summary>
    NumberCoverage,

    /// <summary>Share of neighbours in the question that are neighbours in the text.</summary>
    Pairs,

    /// <summary>The most of the question's weight within some words of the text.</summary>
    Window,

    /// <summary>The weight of the heaviest term that is nowhere, over the heaviest of all.</summary>
    Missing,

    /// <summary>The most that is found of one part of the question.</summary>
    Part,

    /// <summary>BM25 of the best part over that part's best passage.</summary>
    PartKeyword,

    /// <summary>The outlet's name is in the question.</summary>
    Outlet,

    /// <summary>How well the day of publication fits (<see cref="TimePrior"/>).</summary>
    Time,

    /// <summary>Within the days that the question names.</summary>
    InRange,

    /// <summary>The best of BM25 over the best passage's among the article's other passages.</summary>
    ArticleKeyword,

    /// <summary>ln(1 + how many other passages of the article are candidates).</summary>
    ArticlePassages,

    /// <summary>The best window of the article's other passages.</summary>
    ArticleWindow,

    /// <summary>The article begins with it.</summary>
    IsFirst,

    /// <summary>Where in the article it begins, 0 to 1.</summary>
    Position,

    /// <summary>Its words over the usual number, at most 1.</summary>
    Length,
}
