using System.Globalization;
using NewsBot.Answers.Conversations;
using NewsBot.Articles;

namespace NewsBot.Evaluation;

/// <summary>A line of CANARD's shape → a follow-up with what was said before it.</summary>
/// <remarks>
/// What is right is the answer of that very turn, which the later turns of its dialogue have in their history; what is
/// searched are the answers of all turns of all dialogues.
/// </remarks>
static class FollowUpLine
{
    // The first two entries of a history are the title and the section of the article that is talked about.
    const int Heading = 2;

    /// <exception cref="EvaluationException">A field is missing or of another kind.</exception>
    public static EvalQuestion Read(LineFields line)
    {
        var history = HistoryOf(line);
        var id = IdOf(line.Text("dialog"), line.Text("turn"));
        return new(id, line.Text("question"), null, null, null, [], [], [], null)
        {
            Conversation = Conversation(history),
            Rewrite = line.Text("rewrite"),
        };
    }

    /// <summary>The turns whose answer is known, and all answers as articles.</summary>
    public static QuestionFile WithAnswers(QuestionFile file, IEnumerable<LineFields> lines)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var history = HistoryOf(line);
            for (var i = Heading + 1; i < history.Count; i += 2)
            {
                var turn = ((i - 1) / 2).ToString(CultureInfo.InvariantCulture);
                answers[IdOf(line.Text("dialog"), turn)] = history[i];
            }
        }

        return file with
        {
            Questions = [.. file.Questions.Where(q => answers.ContainsKey(q.Id))
                .Select(q => q with { Answers = [answers[q.Id]] })],
            Articles = [.. answers.Select(a => new Article(a.Key, "", a.Value))],
        };
    }

    static IReadOnlyList<string> HistoryOf(LineFields line) =>
        line.Texts("history") is var history && history.Count >= Heading && history.Count % 2 == 0
            ? history
            : throw line.Wrong("has a 'history' that is not a title, a section, and pairs of a question and an answer");

    /// <summary>
    /// The title is what the first turn asks about. Each question is understood by the turns before it, as in a chat.
    /// </summary>
    static Conversation Conversation(IReadOnlyList<string> history)
    {
        var conversation = Answers.Conversations.Conversation.Empty;
        for (var i = 0; i < history.Count; i += 2)
            conversation = conversation.With(
                new(history[i], FollowUps.Rewrite(history[i], conversation).Question, history[i + 1]), int.MaxValue);
        return conversation;
    }

    static string IdOf(string dialog, string turn) => $"{dialog}#{turn}";
}
