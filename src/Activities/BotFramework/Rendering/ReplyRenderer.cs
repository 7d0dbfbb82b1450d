using System.Globalization;
using System.Text;
using Microsoft.Bot.Schema;
using NewsBot.Activities.BotFramework.Schema;
using NewsBot.Activities.Terminal;
using NewsBot.Answers;

namespace NewsBot.Activities.BotFramework.Rendering;

/// <summary>reply → one message, as its channel shows it best.</summary>
sealed class ReplyRenderer(CitationClaims claims)
{
    // With ten citations a message to Teams stays below 28 KB, the least of the limits that it has had.
    const int LongestText = 3_000;
    const int LongestSentence = 800;
    const int LongestNote = 400;

    static readonly OwnChannelData Feedback = new() { FeedbackLoop = FeedbackLoop.Default };

    static readonly IReadOnlyList<PotentialAction> FeedbackActions =
    [
        new("LikeAction", new("ms-directline://postback?interaction=like")),
        new("DislikeAction", new("ms-directline://postback?interaction=dislike")),
    ];

    /// <summary>The answer with its citations, the label and the feedback buttons.</summary>
    public Activity Render(Reply reply, ChannelView view)
    {
        IReadOnlyList<AnswerSentence> sentences = [.. Kept(SentencesOf(reply))];
        // Numbers run by first use: those of the sentences that are left out are the last.
        var cited = sentences.SelectMany(s => s.Citations).DefaultIfEmpty().Max();
        Citation[] citations = [.. reply.Answer.Shown.Take(cited)];
        var text = new StringBuilder(TextOf(sentences, view));
        foreach (var note in reply.Answer.Notes)
            text.Append("\n\n").Append(Shown("Note: " + note, LongestNote, view));
        if (reply.Rewriting is { Question: var understood })
            text.Append("\n\n").Append(Shown(ReplyText.UnderstoodAs(understood), LongestNote, view));
        var isPlain = view.Citations == CitationStyle.SourceList;
        var shown = isPlain ? [] : citations.Take(CitationClaims.Most).ToList();
        AppendSources(text, citations.Skip(shown.Count), view);
        if (view.Citations == CitationStyle.LinkDefinitions)
            AppendDefinitions(text, shown);
        var message = BotActivity.Message(text.ToString());
        if (isPlain)
        {
            message.TextFormat = TextFormatTypes.Plain;
            return message;
        }

        message.Entities =
        [
            new MessageEntity
            {
                Citation = shown.Count > 0 ? [.. shown.Select(c => claims.Of(c, view.Citations))] : null,
                PotentialAction = view.Citations == CitationStyle.LinkDefinitions ? FeedbackActions : null,
            },
        ];
        message.ChannelData = view.Citations == CitationStyle.Pills ? Feedback : null;
        return message;
    }

    /// <summary>What is said so far, of an answer that is not yet whole. What comes later is only added.</summary>
    public static string TextOf(IReadOnlyList<AnswerSentence> sentences, ChannelView view) =>
        string.Join(' ', Kept(sentences).Select(sentence =>
            $"{Shown(sentence.Text, LongestSentence, view)} {MarkersOf(sentence, view)}".TrimEnd()));

    static IReadOnlyList<AnswerSentence> SentencesOf(Reply reply) => reply.Answer switch
    {
        Answer.Cited cited => cited.Sentences,
        Answer.NotInTheNews { Searched.Articles: 0 } => [new(ReplyText.NothingToSearch(reply.AsOf), [])],
        Answer.NotInTheNews { Closest: null } refusal => [new(RefusalOf(refusal), [])],
        Answer.NotInTheNews { Closest: { } closest } refusal =>
            [new(RefusalOf(refusal), []), new($"The closest I found: “{closest.Quote}”", [1])],
        _ => [],
    };

    static string RefusalOf(Answer.NotInTheNews refusal) => $"The articles do not say. {ReplyText.SearchedOf(refusal)}";

    static string Shown(string text, int most, ChannelView view) => Shown(Excerpt.Of(text, most), view);

    static string Shown(string line, ChannelView view) => view.Citations == CitationStyle.SourceList
        ? line
        : MarkdownText.Escape(line, view.Citations == CitationStyle.LinkDefinitions);

    static string MarkersOf(AnswerSentence sentence, ChannelView view) => string.Concat(sentence.Citations
        .Where(number => view.Citations == CitationStyle.SourceList || number <= CitationClaims.Most)
        .Select(number => FormattableString.Invariant($"[{number}]")));

    /// <summary>The sentences that there is place for.</summary>
    static IEnumerable<AnswerSentence> Kept(IReadOnlyList<AnswerSentence> sentences)
    {
        var length = 0;
        foreach (var sentence in sentences)
        {
            length += Math.Min(sentence.Text.Length, LongestSentence);
            if (length > LongestText)
                yield break;
            yield return sentence;
        }
    }

    /// <summary>A list of those for which the client shows nothing by itself.</summary>
    void AppendSources(StringBuilder text, IEnumerable<Citation> listed, ChannelView view)
    {
        var isFirst = true;
        foreach (var citation in listed)
        {
            if (isFirst)
                text.Append(view.Citations == CitationStyle.SourceList ? "\n\nSources:" : "\n\nFurther sources:");
            isFirst = false;
            var name = Shown(CitationClaims.NameOf(citation), view);
            if (view.Citations != CitationStyle.SourceList)
                text.Append("<br>").Append(name); // an item of a list, and nothing but a line
            else
                text.Append(CultureInfo.InvariantCulture, $"\n[{citation.Number}] ")
                    .Append($"{name} {claims.UrlOf(citation)}".TrimEnd());
        }
    }

    /// <remarks>The label of a definition is the citation's number; "cite:" leads to the claim's own text.</remarks>
    void AppendDefinitions(StringBuilder text, List<Citation> shown)
    {
        text.Append('\n');
        foreach (var citation in shown)
        {
            var url = claims.UrlOf(citation) is { } address
                ? MarkdownText.Address(address)
                : FormattableString.Invariant($"cite:{citation.Number}");
            var title = MarkdownText.Escape(CitationClaims.NameOf(citation))
                .Replace("\"", "\\\"", StringComparison.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"\n[{citation.Number}]: {url} \"{title}\"");
        }
    }
}
