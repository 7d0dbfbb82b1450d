using NewsBot.Answers;
using NewsBot.Answers.Conversations;
using NewsBot.Articles;
using NewsBot.Passages;

namespace NewsBot;

/// <summary>An answer with what led to it, for a channel to show.</summary>
/// <param name="Question">As it was asked.</param>
/// <param name="Searched">What there was to search.</param>
/// <param name="AsOf">The day that the answer is for.</param>
/// <param name="Time">What the question says about when.</param>
sealed record Reply(
    string Question, Answer Answer, IReadOnlyList<Passage> Passages, Coverage Searched, DateOnly AsOf,
    QuestionTime Time)
{
    /// <summary>How a follow-up was understood, and why; null where it was answered as it was asked.</summary>
    public Rewriting? Rewriting { get; init; }

    /// <summary>What a model read and wrote, for the answer and for understanding the question.</summary>
    public TokenUsage Usage => Answer.Usage + (Rewriting?.Usage ?? default);

    /// <summary>The question that was answered, by itself.</summary>
    public string Standalone => Rewriting?.Question ?? Question;

    /// <summary>The reply as a part of a conversation; a refusal is one too, with an empty answer.</summary>
    public Turn Turn => new(
        Question, Standalone,
        Answer is Answer.Cited cited ? string.Join(' ', cited.Sentences.Select(s => s.Text)) : "");
}
