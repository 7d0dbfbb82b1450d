namespace NewsBot.Answers.Conversations;

/// <summary>question + what was said before → the question by itself.</summary>
interface IRewriter
{
    Task<Rewriting> RewriteAsync(string question, Conversation conversation, CancellationToken cancellationToken);
}
