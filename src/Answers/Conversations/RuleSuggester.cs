using Microsoft.SemanticKernel;
using NewsBot.Articles;
using NewsBot.Passages;

namespace NewsBot.Answers.Conversations;

/// <summary>Suggests without a model (<see cref="QuestionTemplates"/>).</summary>
sealed class RuleSuggester(Lazy<Kernel> kernel) : ISuggester
{
    public Task<IReadOnlyList<PossibleQuestion>> SuggestAsync(
        Turn turn, IReadOnlyList<Passage> passages, IReadOnlyList<Article> articles,
        CancellationToken cancellationToken) =>
        kernel.Value.SuggestAsync(turn.Standalone, turn.Answer, articles, cancellationToken);
}
