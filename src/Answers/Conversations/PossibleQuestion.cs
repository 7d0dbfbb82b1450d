namespace NewsBot.Answers.Conversations;

/// <summary>A question that the articles may answer.</summary>
/// <param name="ArticleId">The article that it was made from; null where nothing tells.</param>
/// <param name="Position">The place in its body that answers it.</param>
sealed record PossibleQuestion(string Text, string? ArticleId = null, int Position = 0);
