using NewsBot.Evaluation;
using NewsBot.Passages;

namespace NewsBot.Fitting;

/// <summary>A question with the passages that it was answered from.</summary>
/// <param name="Set">The name of the data set.</param>
sealed record AskedQuestion(string Set, EvalQuestion Question, IReadOnlyList<Passage> Passages)
{
    public string Id => Question.Id;

    /// <summary>Whether it counts: some sentence should answer it.</summary>
    public bool IsAnswerable => Question.IsAnswerable is true;

    public bool IsAnsweredBy(string sentence) => RowScores.Answers(Question, sentence);
}
