namespace NewsBot.Answers;

/// <summary>The kind of thing that a question asks for.</summary>
enum AnswerKind
{
    /// <summary>Anything: what, which, or no question word at all.</summary>
    Thing,
    Person,
    Time,
    Place,

    /// <summary>How many of something that can be counted.</summary>
    Count,

    /// <summary>How much, how far, at what rate: a number with a unit.</summary>
    Amount,
    Duration,
    Age,
    Reason,

    /// <summary>What an acronym stands for.</summary>
    Expansion,

    /// <summary>Who or what somebody or something is.</summary>
    Definition,

    /// <summary>What somebody said.</summary>
    Statement,
    YesNo,
}
