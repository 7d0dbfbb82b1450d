using NewsBot.Passages;

namespace NewsBot.Answers.Drafts;

/// <summary>A passage as the model was given it.</summary>
/// <param name="Id">What the model cites it by: made for this request, by <see cref="PassageIds"/>.</param>
sealed record PromptPassage(string Id, Passage Passage);
