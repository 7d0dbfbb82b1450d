using NewsBot.Articles;
using NewsBot.Evaluation;
using NewsBot.Passages;

namespace NewsBot.Tests.Evaluation;

/// <summary>Small invented questions and passages.</summary>
static class Invented
{
    public static Passage Passage(
        string articleId, string text, string title = "A title", string? source = null) => new(
        new Article(articleId, title, text, source, null, new PublicationTime(new(2026, 1, 6))),
        new(0, text.Length), 1, new(1, 1, null, null, null, 0));

    public static EvalQuestion Question(
        string id = "q", string text = "Who won?", bool? isAnswerable = true, string[]? answers = null,
        string[]? articles = null, string[]? facts = null, string? group = null) =>
        new(id, text, group, null, isAnswerable, answers ?? [], articles ?? [], facts ?? [], null);

    public static EvalRow Row(
        double confidence, bool? isAnswerable, string group = "2026", double elapsedMs = 1,
        Dictionary<string, double>? scores = null) => new(
        Question(isAnswerable: isAnswerable, group: group),
        new NewsBot.Answers.Answer.NotInTheNews(new(0, null, null, []), null) { Confidence = confidence },
        false, [], elapsedMs, null, isAnswerable, scores ?? []);
}
