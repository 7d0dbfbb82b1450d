namespace NewsBot.Answers;

/// <summary>What speaks for and against a sentence as the answer, each about 0 to 1; sentence-model.txt has the weights.</summary>
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

    /// <summary>The first plain word of the question ("whose mother", "which bank", "who founded") is not here.</summary>
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

    /// <summary>The score of its passage below that of the best one.</summary>
    PassageScore,

    /// <summary>The share of its passage when the scores of all share by softmax.</summary>
    PassageShare,

    /// <summary>ln(1 + rank of its passage).</summary>
    PassageLogRank,

    /// <summary>Share of the title's words that it has: it may only repeat the title.</summary>
    TitleShare,

    /// <summary>1 for the first sentence of the article, 1/2 for the second.</summary>
    Early,

    /// <summary>ln(1 + words that say something and are not in the question).</summary>
    NewWords,

    /// <summary>Coverage of the next sentence.</summary>
    NextCoverage,

    /// <summary>The best coverage of another sentence of the passage.</summary>
    PassageCoverage,

    /// <summary>A name that the question does not have.</summary>
    NewName,

    /// <summary>ln(1 + capitals that are not in the question).</summary>
    NewCapitals,
    NewNumber,

    /// <summary>Something in quotation marks that the question does not have.</summary>
    NewQuoted,

    /// <summary>How near a new name is to what the question names.</summary>
    NameNear,

    /// <summary>How well other articles' good sentences have its names, numbers, words that the question does not have.</summary>
    NameSupport, NumberSupport, WordSupport, KindSupport,
    NameVote, WordVote, KindVote,
    ThingName, ThingNumber, ThingQuoted,
    HasListed, NoListed,
}
