namespace NewsBot.Answers.Conversations;

/// <summary>One question and what was said to it.</summary>
/// <param name="Question">As it was asked.</param>
/// <param name="Standalone">The question by itself, as it was searched for.</param>
/// <param name="Answer">The answer's sentences, without markers; empty where the articles did not say.</param>
sealed record Turn(string Question, string Standalone, string Answer);
