namespace NewsBot.Articles;

/// <summary>What was there to search: how many articles, from when to when, of which outlets.</summary>
/// <param name="Articles">How many.</param>
/// <param name="From">The day of the oldest one; null when none has a date.</param>
/// <param name="To">The day of the newest one.</param>
/// <param name="Sources">The outlets, in alphabetical order.</param>
sealed record Coverage(int Articles, DateOnly? From, DateOnly? To, IReadOnlyList<string> Sources);
