namespace NewsBot.Answers.Drafts;

/// <summary>A sentence as a model wrote it, and what it cites.</summary>
/// <param name="Text">Without its markers and without Markdown.</param>
/// <param name="Ids">Passages that were given, each once, in the order they are cited.</param>
/// <param name="IsApparatus">
/// Whether it says nothing about the news: a heading, a row of a table, a list of sources.
/// </param>
sealed record DraftSentence(string Text, IReadOnlyList<string> Ids, bool IsApparatus = false);

/// <summary>What stands in brackets, where it is a citation.</summary>
/// <param name="Ids">Passages that were given; empty where the citation is invented.</param>
sealed record Marker(IReadOnlyList<string> Ids);
