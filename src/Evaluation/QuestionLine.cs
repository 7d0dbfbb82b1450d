using System.Globalization;
using System.Text.Json;
using NewsBot.Articles;

namespace NewsBot.Evaluation;

/// <summary>One line of a question file → a question.</summary>
static class QuestionLine
{
    public const string Shapes =
        "realtimeqa (id, date, question, answer, answer_articles), multihop-rag (question, type, evidence), " +
        "squad2 (id, title, context, question, answers, answerable) and " +
        "canard (history, question, rewrite, dialog, turn)";

    const string NullQuery = "null_query";

    /// <summary>By the fields that only one shape has; null where none fits.</summary>
    public static QuestionShape? ShapeOf(JsonElement line) =>
        Has(line, "context") && Has(line, "answerable") ? QuestionShape.Squad2
        : Has(line, "answer_articles") && Has(line, "date") ? QuestionShape.RealtimeQa
        : Has(line, "type") && Has(line, "evidence") ? QuestionShape.MultiHopRag
        : Has(line, "history") && Has(line, "rewrite") ? QuestionShape.Canard
        : null;

    public static string FieldsOf(JsonElement line) => string.Join(", ", line.EnumerateObject().Select(p => p.Name));

    /// <param name="name">What a message calls the line.</param>
    /// <param name="number">Its 1-based number among the questions: the id of one that has none.</param>
    /// <exception cref="EvaluationException">A field is missing or of another kind.</exception>
    public static EvalQuestion Read(QuestionShape shape, string name, int number, JsonElement line)
    {
        var fields = new LineFields(name, line);
        return shape switch
        {
            QuestionShape.RealtimeQa => ReadRealtimeQa(fields),
            QuestionShape.MultiHopRag => ReadMultiHopRag(fields, number),
            QuestionShape.Canard => FollowUpLine.Read(fields),
            _ => ReadSquad2(fields),
        };
    }

    static EvalQuestion ReadRealtimeQa(LineFields line)
    {
        var articles = line.Texts("answer_articles");
        var date = line.Text("date");
        if (!PublicationTime.TryParse(date, out var asked))
            throw line.Wrong($"has '{date}' as 'date'; write it as 2026-01-06");
        return new(
            line.Text("id"), line.Text("question"), asked.Date.Year.ToString(CultureInfo.InvariantCulture), asked.Date,
            articles.Count > 0 ? true : null, [line.Text("answer")], articles, [], null);
    }

    static EvalQuestion ReadMultiHopRag(LineFields line, int number)
    {
        var type = line.Text("type");
        var facts = line.Objects("evidence").Select(evidence => evidence.Text("fact")).ToList();
        if (type != NullQuery && facts.Count == 0)
            throw line.Wrong($"has no fact in 'evidence', which only a question of the type '{NullQuery}' may lack");
        return new(
            number.ToString(CultureInfo.InvariantCulture), line.Text("question"), type, null, type != NullQuery, [], [],
            type == NullQuery ? [] : facts, null);
    }

    static EvalQuestion ReadSquad2(LineFields line)
    {
        var answerable = line.Flag("answerable");
        var answers = line.Texts("answers");
        if (answerable && answers.Count == 0)
            throw line.Wrong("is answerable and has no text in 'answers'");
        var title = Uri.UnescapeDataString(line.Text("title")).Replace('_', ' ');
        var id = line.Text("id");
        return new(
            id, line.Text("question"), title, null, answerable, answerable ? answers : [], [], [],
            new(id, title, line.Text("context")));
    }

    static bool Has(JsonElement line, string field) => line.TryGetProperty(field, out _);
}
