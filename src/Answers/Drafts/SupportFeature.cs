namespace NewsBot.Answers.Drafts;

/// <summary>
/// What speaks for or against a text supporting a claim, each 0 to 1; the weights are in support-model.txt.
/// </summary>
enum SupportFeature
{
    /// <summary>Always 1.</summary>
    Bias,

    /// <summary>
    /// The share of the claim's words that the best sentences have, as inflections, synonyms or derivations.
    /// </summary>
    Coverage,

    /// <summary>The same as they stand, by stem.</summary>
    ExactCoverage,

    /// <summary>The share that one sentence has.</summary>
    SentenceCoverage,

    /// <summary>The share that all of the text has.</summary>
    WholeCoverage,

    /// <summary>
    /// The share of the claim's long words (eight letters or more) that all of the text has; 1 without any.
    /// </summary>
    LongWords,

    /// <summary>The share of neighbouring words of the claim that are near each other in the best sentences.</summary>
    Pairs,

    /// <summary>The same in all of the text.</summary>
    WholePairs,

    /// <summary>The longest run of words that both have, as a share of the claim.</summary>
    LongestRun,

    /// <summary>The share of the claim's names that all of the text lacks.</summary>
    NamesMissing,

    /// <summary>The share of the claim's amounts that follow from none in the text.</summary>
    NumbersMissing,

    /// <summary>The share of the claim's days that follow from none in the text.</summary>
    DaysMissing,

    /// <summary>1 when the claim has a number or a name at all.</summary>
    IsSpecific,

    /// <summary>1 when one of the checks finds something against it.</summary>
    Problem,

    /// <summary>How long the claim is: its words over twenty more than that.</summary>
    Length,

    /// <summary>How long all of the text is: its sentences over ten more than that.</summary>
    WholeLength,
}
