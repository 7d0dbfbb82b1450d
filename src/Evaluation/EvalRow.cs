using NewsBot.Answers;
using NewsBot.Passages;

namespace NewsBot.Evaluation;

/// <summary>One question with what was answered and found, and what that is worth.</summary>
/// <param name="Answer">Its confidence is there for a refusal too.</param>
/// <param name="IsAnswered">False for a refusal.</param>
/// <param name="Passages">Best first.</param>
/// <param name="GoldRank">1-based rank of the first right passage; null when there is none, or none is known.</param>
/// <param name="IsRight">
/// Whether the best sentence is right, answered or refused; of a question whose right sentence is not known, whether
/// the archive can answer it at all. Null where neither is known.
/// </param>
/// <param name="Scores">The metrics that are defined for this question, by name.</param>
sealed record EvalRow(
    EvalQuestion Question, Answer Answer, bool IsAnswered, IReadOnlyList<Passage> Passages, double ElapsedMs,
    int? GoldRank, bool? IsRight, IReadOnlyDictionary<string, double> Scores)
{
    /// <summary>How a follow-up was understood; null of any other question, and where it was not rewritten.</summary>
    public string? Rewriting { get; init; }

    /// <summary>Of the answer; none when it was refused.</summary>
    public IReadOnlyList<AnswerSentence> Sentences => IsAnswered && Answer is Answer.Cited cited ? cited.Sentences : [];

    public IReadOnlyList<Citation> Citations => IsAnswered && Answer is Answer.Cited cited ? cited.Citations : [];
}
