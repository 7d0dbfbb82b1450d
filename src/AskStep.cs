using NewsBot.Answers;
using NewsBot.Passages;

namespace NewsBot;

/// <summary>How far a question has come, for a channel that shows an answer while it is made.</summary>
abstract record AskStep
{
    AskStep() { }

    /// <summary>A follow-up was understood as this question. Not sent where it is the question itself.</summary>
    public sealed record Understood(string Question) : AskStep;

    /// <summary>What was found; the answer is made of it.</summary>
    public sealed record Found(IReadOnlyList<Passage> Passages) : AskStep;

    /// <summary>A sentence that passed the verifier, with those of its citations that no sentence before has.</summary>
    public sealed record Said(AnswerSentence Sentence, IReadOnlyList<Citation> NewCitations) : AskStep;

    /// <summary>The end: the whole answer, which has all that was said, and nothing else.</summary>
    public sealed record Replied(Reply Reply) : AskStep;
}
