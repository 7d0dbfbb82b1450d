using System.Globalization;
using System.Text;
using NewsBot.Activities.BotFramework.Rendering;
using NewsBot.Activities.Terminal;
using NewsBot.Articles;

namespace NewsBot.Activities.BotFramework.News;

/// <summary>What the bot says beside its answers, in Markdown that every channel shows.</summary>
/// <remarks>
/// Without emphasis where questions are suggested: the Playground shows those messages as plain text.
/// </remarks>
static class BotTexts
{
    public const string Superseded = "I stopped here: a newer question came in.";
    public const string Stopping = "I am being restarted and had to stop here. Please ask again in a minute.";
    public const string Failed = "Something went wrong while I looked that up. Please ask again.";
    public const string Forgotten = "I was restarted, and have forgotten what we said before.";
    public const string StartedAnew = "Let us start anew: I have forgotten what we said before.";
    public const string YouCouldAsk = "You could ask:";
    public const string NoSources = "There is no answer yet. Ask a question first.";
    public const string NoSourcesOfRefusal = "The last answer has no sources: the articles did not say.";

    public static string TooMany(TimeSpan wait) => string.Create(
        CultureInfo.InvariantCulture,
        $"That was a lot at once. Please try again in {Math.Ceiling(wait.TotalSeconds)} s.");

    public static string Help { get; } = string.Join("\n\n",
        "Ask a question about the news, in one sentence. I answer from the articles, and show where it stands.",
        "/sources shows the sources of the last answer with their quotes.",
        "/new begins a new conversation: what was said before is forgotten.",
        "/help shows this, and suggests questions where the chat has buttons.");

    public static string Welcome(Coverage coverage) => coverage.Articles == 0
        ? "I answer questions about news articles, and I have none to read yet."
        : "Ask me about the news. I answer from the articles, and show where it stands.\n\n" +
          $"I have read {MarkdownText.Escape(Excerpt.OneLine(ReplyText.CoverageOf(coverage)))}. " +
          "/help says what else I can do.";

    /// <summary>The sources of an answer, each with its quote.</summary>
    public static string Sources(Reply? reply, CitationClaims claims, ChannelView view)
    {
        if (reply?.Answer.Shown is not { Count: > 0 } citations)
            return reply is null ? NoSources : NoSourcesOfRefusal;
        var isForWebChat = view.Citations == CitationStyle.LinkDefinitions;
        var text = new StringBuilder();
        foreach (var citation in citations.Take(CitationClaims.Most))
        {
            var name = MarkdownText.Escape(CitationClaims.NameOf(citation), isForWebChat);
            var shown = claims.UrlOf(citation) is { } url ? $"[{name}]({MarkdownText.Address(url)})" : name;
            var quote = MarkdownText.Escape(Excerpt.Of(citation.Quote, 400), isForWebChat);
            text.Append(CultureInfo.InvariantCulture, $"**{citation.Number}** {shown}\n\n> {quote}\n\n");
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>An answer that was stopped, with what had been said of it.</summary>
    public static string Stopped(string said, bool isSuperseded)
    {
        var reason = isSuperseded ? Superseded : Stopping;
        return said.Length == 0 ? reason : $"{said}\n\n{reason}";
    }
}
