namespace NewsBot.Activities.Terminal;

/// <summary>What <c>newsbot eval</c> was asked for.</summary>
/// <param name="Articles">Null for questions that bring their passage along.</param>
/// <param name="Limit">How many questions to ask, a sample by the seed; null asks all.</param>
sealed record EvalOptions(string? Articles, string Questions, int? Limit, int Seed, string? Json, string? Html);
