using NewsBot.Answers;
using NewsBot.Articles;
using NewsBot.Passages;

namespace NewsBot;

/// <summary>An answer with what led to it, for a channel to show.</summary>
/// <param name="Searched">What there was to search.</param>
/// <param name="AsOf">The day that the answer is for.</param>
/// <param name="Time">What the question says about when.</param>
sealed record Reply(
    string Question, Answer Answer, IReadOnlyList<Passage> Passages, Coverage Searched, DateOnly AsOf, QuestionTime Time);
