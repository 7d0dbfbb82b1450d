using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NewsBot.Answers;
using NewsBot.Articles;
using NewsBot.Providers;

namespace NewsBot.Activities.Terminal;

/// <summary>What both chats say, in plain words.</summary>
static class ChatText
{
    /// <summary>The most articles that <c>/articles</c> lists.</summary>
    public const int MostListed = 50;

    /// <summary>Why there is no source to show: nothing was asked yet, or the last answer was a plain no.</summary>
    public static string NoSources(Reply? last) => last is null
        ? "There is no answer yet. Ask a question first."
        : "The last answer has no sources: the articles do not say.";

    public const string Stopped = "Stopped.";

    public const string Afresh = "A new conversation: nothing that was said before counts.";

    public const string HowToLeave = "Press Ctrl+C again or type /quit to leave.";

    public static readonly IReadOnlyList<(string Command, string Meaning)> Help =
    [
        ("/sources", "the sources of the last answer again"),
        ("/open N", "source N of the last answer: the passage in its article"),
        ("/articles", "the articles that were read"),
        ("/explain", "show or hide why each passage and sentence was chosen"),
        ("/new", "start afresh: the next question follows nothing that was said"),
        ("/usage", "the tokens that a chat model took, for the last answer and for the session"),
        ("/help", "this list"),
        ("/quit", "leave (also /exit and Ctrl+D)"),
    ];

    /// <summary>The citations that <c>/sources</c> and <c>/open</c> speak of; of a refusal, the closest one.</summary>
    public static IReadOnlyList<Citation> CitationsOf(Reply? reply) => reply?.Answer.Shown ?? [];

    /// <summary>
    /// Id, date, source and title, separated by tabs, whatever line breaks and tabs they have in them.
    /// </summary>
    public static string RowOf(Article article) => string.Join('\t',
        OneLine(article.Id), $"{article.Published}", OneLine(article.Source ?? ""), OneLine(article.Title));

    /// <summary>The citation of that number, or else why there is none.</summary>
    public static bool TryFind(
        Reply? reply, int number, [NotNullWhen(true)] out Citation? citation, [NotNullWhen(false)] out string? problem)
    {
        var citations = CitationsOf(reply);
        citation = citations.FirstOrDefault(c => c.Number == number);
        problem = citation is not null ? null
            : citations.Count == 0 ? NoSources(reply)
            : string.Create(CultureInfo.InvariantCulture,
                $"The last answer has no source {number}; " +
                $"it has {(citations.Count == 1 ? "one: /open 1" : $"1 to {citations.Count}.")}");
        return citation is not null;
    }

    /// <summary>Who writes, and what leaves this machine.</summary>
    /// <param name="model">Writes the answers; null: they are quoted.</param>
    /// <param name="vectors">Makes the vectors; null: this program.</param>
    public static string Leaving(ModelEndpoint? model, ModelEndpoint? vectors)
    {
        List<string> facts = [];
        if (model is not null)
            facts.Add(model.IsRemote
                ? $"{model.Model} at {model.Address.Host} writes the answers: questions and passages are sent there."
                : $"{model.Model} on this machine writes the answers.");
        if (vectors is { IsRemote: true })
            facts.Add(SentForVectors(vectors));
        return facts.Count > 0 ? string.Join(' ', facts) : "No network is used.";
    }

    public static string SentForVectors(ModelEndpoint vectors) =>
        $"Questions and passages are sent to {vectors.Address.Host} for their vectors.";

    public static string ExplainIs(bool on) =>
        on ? "Explanations are on: each answer says why it was chosen." : "Explanations are off.";

    public static string NoSuggestion(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"There is no suggestion {number}. Ask a question in words.");

    public static string Failed(Exception failure) => $"The question could not be answered: {failure.Message}";

    public static string MoreArticles(int count) => string.Create(CultureInfo.InvariantCulture,
        $"{count - MostListed:N0} more of {count:N0}. 'newsbot articles list' prints them all.");

    /// <summary>Source and date, of those that are known.</summary>
    public static string OriginOf(string? source, PublicationTime? published) =>
        string.Join(" · ", new[] { source, published is { } time ? ReplyText.Day(time.Date) : null }.OfType<string>());

    /// <summary>Safe text without a line break or a tab.</summary>
    public static string OneLine(string text) =>
        TerminalText.Sanitize(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
