using NewsBot.Articles;
using NewsBot.Passages;

namespace NewsBot.Answers;

/// <summary>All that an answer is made of.</summary>
/// <param name="Question">It can be understood by itself.</param>
/// <param name="Query">The question as the passages were compared with it.</param>
/// <param name="Searched">What there was to search.</param>
sealed record AnswerRequest(string Question, PassageQuery Query, IReadOnlyList<Passage> Passages, Coverage Searched);
