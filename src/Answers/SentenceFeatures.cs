namespace NewsBot.Answers;

/// <summary>
/// What speaks for and against a sentence as the answer, each about 0 to 1; sentence-model.txt has the weights.
/// </summary>
enum SentenceFeature
{
    Bias,

    /// <summary>Share of the question's terms found in the sentence, every term alike (names a little more).</summary>
    Coverage,

    /// <summary>The same with terms weighted by how rare they are among the sentences compared.</summary>
    RareCoverage,

    /// <summary>The same when the sentence before, the title and the one after may help.</summary>
    ContextCoverage,

    /// <summary>Coverage over that of the best sentence.</summary>
    RelativeCoverage,
    AllCovered,

    /// <summary>Share of terms that the article has nowhere.</summary>
    MissingInArticle,

    /// <summary>Share of the plain words of the question that the sentence lacks.</summary>
    WordsMissing,

    /// <summary>Share of names that neither the sentence nor its context has.</summary>
    NamesMissing,

    /// <summary>The question has a name that the article has nowhere.</summary>
    UnknownName,

    /// <summary>Share of names that the sentence itself lacks.</summary>
    NamesNotHere,

    /// <summary>The same, and no pronoun stands for them at the start.</summary>
    NamesNotMeant,

    /// <summary>
    /// The first plain word of the question ("whose mother", "which bank", "who founded") is not here.
    /// </summary>
    HeadMissing,

    /// <summary>The last plain word ("will the museum open") is not here.</summary>
    TailMissing,

    /// <summary>A number or a date of the question is not in the sentence.</summary>
    NumbersMissing,

    /// <summary>Share of neighbours in the question that are near each other in the sentence.</summary>
    Phrase,

    /// <summary>How near the thing of the kind asked for is to what the question names.</summary>
    KindNear,
    CoverageAndKind,

    /// <summary>Everything but what is asked for: the sentence is on the subject and does not say it.</summary>
    CoverageWithoutKind,
    Short,
    Long,

    /// <summary>0 for the sentences of the first passage, nearly 1 for those of the last.</summary>
    PassageRank,
    StartsWithPronoun,
    FewTerms,

    HasPerson, NoPerson,
    HasTime, NoTime,
    HasPlace, NoPlace,
    HasCount, NoCount,
    HasAmount, NoAmount,
    HasDuration, NoDuration,
    HasAge, NoAge,
    HasReason, NoReason,
    HasExpansion, NoExpansion,
    HasDefinition, NoDefinition,
    Speaks, DoesNotSpeak,
    IsThing,
    IsYesNo,
    FirstMention,

    /// <summary>The score of its passage less that of the best; at most 0.</summary>
    PassageScore,

    /// <summary>ln(1 + rank of its passage).</summary>
    PassageLogRank,

    /// <summary>Share of the title's words that it has.</summary>
    TitleShare,

    /// <summary>1 for the first sentence of the article, 1/2 for the second.</summary>
    Early,

    /// <summary>Coverage of the next sentence.</summary>
    NextCoverage,

    /// <summary>The best rare coverage of a sentence near it.</summary>
    PassageCoverage,

    /// <summary>ln(1 + words that say something and are not in the question).</summary>
    NewWords,

    /// <summary>ln(1 + words of names that are not in the question).</summary>
    NewCapitals,
    NewName,
    NewNumber,

    /// <summary>A new name, where the question asks for no special kind of thing.</summary>
    ThingName,

    /// <summary>
    /// Of its new names, numbers, words, things of the kind asked for: how well other articles have the best.
    /// </summary>
    NameSupport, NumberSupport, WordSupport, KindSupport,

    /// <summary>The same with its own article.</summary>
    NameVote, WordVote, KindVote,

    /// <summary>One of the countries or states that the question asks to choose from, or none.</summary>
    HasListed, NoListed,
}
