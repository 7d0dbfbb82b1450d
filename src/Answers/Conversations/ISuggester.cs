using NewsBot.Articles;
using NewsBot.Passages;

namespace NewsBot.Answers.Conversations;

/// <summary>
/// What was answered → questions to ask next, the best first. Whether the articles answer them is not tried yet.
/// </summary>
interface ISuggester
{
    /// <param name="passages">What the answer is made of.</param>
    /// <param name="articles">Those that it cites.</param>
    Task<IReadOnlyList<PossibleQuestion>> SuggestAsync(
        Turn turn, IReadOnlyList<Passage> passages, IReadOnlyList<Article> articles,
        CancellationToken cancellationToken);
}
