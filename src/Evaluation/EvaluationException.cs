namespace NewsBot.Evaluation;

/// <summary>What was given to measure with cannot be used; the message says which file and line, and what is wrong with it.</summary>
sealed class EvaluationException(string message, Exception? inner = null) : Exception(message, inner);
