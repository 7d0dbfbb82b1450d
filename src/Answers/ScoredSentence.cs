namespace NewsBot.Answers;

/// <summary>A sentence that may answer.</summary>
/// <param name="Article">Index in the list of articles that the scorer was given.</param>
/// <param name="PassageRank">1-based rank of the passage that holds it.</param>
/// <param name="PassageScore">The score of that passage less that of the best; at most 0.</param>
sealed record Candidate(int Article, SentenceText Sentence, int PassageRank, double PassageScore);

/// <summary>A sentence that may answer, and the features that say so.</summary>
/// <param name="ArticleIndex">Index in the list of articles that the scorer was given.</param>
/// <param name="Score">What it is ranked by; comparable within one question.</param>
/// <param name="Probability">How probably it answers the question, 0 to 1.</param>
/// <param name="Features">By <see cref="SentenceFeature"/>.</param>
sealed record ScoredSentence(
    ArticleText Article, SentenceText Sentence, int ArticleIndex, double Score, double Probability, double[] Features)
{
    public string Text => Article.TextOf(Sentence);
}
