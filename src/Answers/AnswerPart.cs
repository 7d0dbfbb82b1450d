namespace NewsBot.Answers;

/// <summary>An answer while it is made.</summary>
abstract record AnswerPart
{
    AnswerPart() { }

    /// <summary>A sentence that passed the verifier, with those of its citations that no sentence before has.</summary>
    public sealed record Said(AnswerSentence Sentence, IReadOnlyList<Citation> NewCitations) : AnswerPart;

    /// <summary>The end: all that was said, and nothing else.</summary>
    public sealed record Whole(Answer Answer) : AnswerPart;
}
