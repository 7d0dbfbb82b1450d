namespace NewsBot.Answers;

/// <summary>
/// What speaks for and against "the articles say it", each about 0 to 1; confidence-model.txt has the weights.
/// </summary>
/// <remarks>
/// What is found of the question is counted by weight: the rarer a word in the archive, the more. The outlets that the
/// question names, and words like "article" and "reported", are left out of that.
/// </remarks>
enum ConfidenceFeature
{
    Bias,

    /// <summary>The log-odds of the best sentence, a sixth of them, within ±1.</summary>
    Sentence,

    /// <summary>
    /// The same times the size of the archive (logarithm of its articles): much news has much
    /// that looks like an answer.
    /// </summary>
    SentenceInMuch,

    /// <summary>
    /// How far the best sentence is below a probability of .35, in log-odds, and how few the articles are.
    /// </summary>
    SentenceWeakInLittle,

    /// <summary>How much likelier the best sentence is than the next one.</summary>
    SentenceGap,

    /// <summary>The best sentence has nothing of the kind asked for: no age, no reason, nobody who speaks.</summary>
    KindMissing,

    /// <summary>Found in the best sentence.</summary>
    SentenceCoverage,

    /// <summary>The most that is found in any sentence.</summary>
    AnySentenceCoverage,

    /// <summary>Share of names that the best sentence and its title lack.</summary>
    SentenceNamesMissing,

    /// <summary>The question has a "not", and the best sentence none, or the other way round.</summary>
    Negated,

    /// <summary>The most that is found in one passage, its title and date.</summary>
    Passage,
    PassageInMuch,
    PassageOfLong,

    /// <summary>The mean of that over the first three passages.</summary>
    FirstPassages,

    /// <summary>The most that is found in the passages of one article.</summary>
    Article,

    /// <summary>Found in any of the passages.</summary>
    Anywhere,
    AnywhereOfLong,

    /// <summary>The least that is found of a part of the question, in the passage that has most of it.</summary>
    Part,

    /// <summary>The most within 40 words.</summary>
    Window,
    WindowOfLong,

    /// <summary>Neighbours in the question that are neighbours in a passage.</summary>
    Pairs,

    /// <summary>Share of names that are in none of the passages.</summary>
    NamesNowhere,
    NumbersNowhere,

    /// <summary>The weight of the heaviest term that is in no passage, over the most that a term can weigh.</summary>
    Missing,

    /// <summary>Share of the question that no article of the archive has.</summary>
    Unknown,
    UnknownName,

    /// <summary>Share of names that no passage has word for word.</summary>
    NamesBroken,

    /// <summary>The same for the passage that has most of them.</summary>
    NamesApart,

    /// <summary>Share of the named outlets that the archive does not have.</summary>
    OutletUnknown,

    /// <summary>What the passages of a named outlet lack of the question; the worst of the outlets.</summary>
    OutletSilent,

    /// <summary>The question names days, and no passage is of them.</summary>
    DaysMissed,
}
