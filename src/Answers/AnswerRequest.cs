using NewsBot.Articles;
using NewsBot.Passages;

namespace NewsBot.Answers;

/// <summary>All that an answer is made of.</summary>
/// <param name="Question">It can be understood by itself.</param>
/// <param name="Query">The question as the passages were compared with it.</param>
/// <param name="Searched">What there was to search.</param>
sealed record AnswerRequest(string Question, PassageQuery Query, IReadOnlyList<Passage> Passages, Coverage Searched)
{
    /// <summary>The day that the answer is for.</summary>
    public DateOnly AsOf { get; init; }

    /// <summary>What the question says about when.</summary>
    public QuestionTime Time { get; init; } = QuestionTime.Undated;
}
