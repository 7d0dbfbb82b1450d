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

    /// <summary>Share of the question's weight found in any of the article's candidates or its title.</summary>
    ArticleCoverage,

    /// <summary>The same as <see cref="Time"/> where the question asks for the newest, else 0.</summary>
    TimeOfLatest,

    /// <summary>ln(1 + days) since the newest day that was searched; 0 where the question names its days.</summary>
    Age,

    /// <summary>Published within a week before it, or the question names its days.</summary>
    ThisWeek,

    /// <summary>
    /// How much of what is found in other articles was published within days of it: news comes in bursts.
    /// </summary>
    Burst,

    /// <summary>
    /// Share of the words that the best passages of other articles have in common (<see cref="Passages.Feedback"/>).
    /// </summary>
    Feedback,

    /// <summary>The same of names and numbers.</summary>
    FeedbackNames,

    /// <summary>ln(1 + names that the question does not have), where the question may ask for one.</summary>
    NewNames,

    /// <summary>ln(1 + numbers that the question does not have), where the question asks for one.</summary>
    NewNumbers,

    /// <summary>BM25 over that of the best passage of its outlet, where the question names that.</summary>
    OutletKeyword,

    /// <summary>The article begins with it.</summary>
    IsFirst,

    /// <summary>Where in the article it begins, 0 to 1.</summary>
    Position,

    /// <summary>Its words over the usual number, at most 1.</summary>
    Length,
}
