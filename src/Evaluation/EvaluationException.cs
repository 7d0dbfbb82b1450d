namespace NewsBot.Evaluation;

/// <summary>What is to be measured with cannot be used; the message says where and what is wrong.</summary>
sealed class EvaluationException(string message, Exception? inner = null) : Exception(message, inner);
