namespace NewsBot.Answers.Drafts;

/// <summary>What is known of a draft while a model writes it; the last step is always <see cref="Finished"/>.</summary>
abstract record DraftStep
{
    DraftStep() { }

    /// <summary>A sentence has been checked and stays.</summary>
    /// <param name="NewCitations">Those among its citations that no sentence before had.</param>
    public sealed record Said(AnswerSentence Sentence, IReadOnlyList<Citation> NewCitations) : DraftStep;

    /// <summary>The whole, as it was said.</summary>
    /// <param name="Notes">What the reader should know was left out.</param>
    /// <param name="Refused">
    /// The draft says, by the words that were agreed, that the passages do not answer. Without sentences it is a
    /// refusal too, whatever it says.
    /// </param>
    /// <param name="Verdicts">On every sentence of the draft, in its order.</param>
    public sealed record Finished(
        IReadOnlyList<AnswerSentence> Sentences, IReadOnlyList<Citation> Citations, IReadOnlyList<string> Notes,
        bool Refused, IReadOnlyList<SentenceVerdict> Verdicts) : DraftStep;
}
