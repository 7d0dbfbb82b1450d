using NewsBot.Activities.BotFramework.Schema;
using NewsBot.Activities.Terminal;
using NewsBot.Activities.WebChat;
using NewsBot.Answers;
using NewsBot.Articles;

namespace NewsBot.Activities.BotFramework.Rendering;

/// <summary>citation → what a client shows for its marker, within the limits of Teams.</summary>
/// <param name="publicUrl">Where readers find articles that have no address of their own; empty: nowhere.</param>
sealed class CitationClaims(Archive archive, string publicUrl)
{
    /// <summary>Teams says 20; the Playground and an older page of Microsoft's say 10.</summary>
    public const int Most = 10;

    public const int LongestName = 80;
    public const int LongestAbstract = 160;

    // Web Chat's own.
    const int LongestText = 800;

    // Of a longer one the fragment is left out, or all of it, so that a message stays below its limit.
    const int LongestUrl = 400;

    public Claim Of(Citation citation, CitationStyle style)
    {
        var quote = archive.TryGet(citation.ArticleId, out var article)
            ? Excerpt.Around(article.Body, citation.Start, citation.End, LongestAbstract)
            : Excerpt.Of(citation.Quote, LongestAbstract);
        // Web Chat shows this text in a dialog, where there is no address to open.
        var url = UrlOf(citation);
        var text = style == CitationStyle.LinkDefinitions && url is null
            ? $"> {MarkdownText.Escape(Excerpt.Of(citation.Quote, LongestText), isForWebChat: true)}"
            : null;
        return new(citation.Number, new(NameOf(citation), quote, url, text));
    }

    /// <summary>"Mayor opens the bridge · River Times · 2 March 2026".</summary>
    public static string NameOf(Citation citation)
    {
        var end = citation.Published is { } published ? $" · {ReplyText.Day(published.Date)}" : "";
        if (citation.Source is { } source && source.Length + end.Length < LongestName / 2)
            end = $" · {RightToLeft.Isolated(Excerpt.OneLine(source))}{end}";
        var room = LongestName - end.Length - RightToLeft.LengthOfIsolates(citation.Title);
        return RightToLeft.Isolated(Excerpt.Of(citation.Title, room)) + end;
    }

    /// <summary>Opens the article at the quote; null where readers cannot get to it.</summary>
    public string? UrlOf(Citation citation)
    {
        if (!Uri.TryCreate(citation.Url, UriKind.Absolute, out var address)
            || address.Scheme is not ("https" or "http"))
            return OwnPageOf(citation);
        var url = TextFragment.Of(address, citation.Quote);
        if (url.Length > LongestUrl)
            url = address.AbsoluteUri;
        return url.Length <= LongestUrl ? url : OwnPageOf(citation);
    }

    string? OwnPageOf(Citation citation)
    {
        var page = ArticlePage.AddressOf(citation.ArticleId, citation.Start, citation.End);
        return publicUrl.Length > 0 && publicUrl.Length + page.Length <= LongestUrl
            ? publicUrl.TrimEnd('/') + page : null;
    }
}
