using Microsoft.SemanticKernel;

namespace NewsBot.Answers.Conversations;

/// <summary>Rewrites without a model (<see cref="FollowUps"/>).</summary>
sealed class RuleRewriter(Lazy<Kernel> kernel) : IRewriter
{
    public Task<Rewriting> RewriteAsync(
        string question, Conversation conversation, CancellationToken cancellationToken) =>
        kernel.Value.RewriteAsync(question, conversation, cancellationToken);
}
