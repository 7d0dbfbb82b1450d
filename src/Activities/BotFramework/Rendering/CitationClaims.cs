using Microsoft.Bot.Builder;
using NewsBot.Activities.BotFramework.Schema;
using NewsBot.Activities.BotFramework.Turns;
using NewsBot.Activities.Terminal;
using NewsBot.Activities.WebChat;
using NewsBot.Answers;
using NewsBot.Articles;

namespace NewsBot.Activities.BotFramework.Rendering;

/// <summary>citation → what a client shows for its marker, within the limits of Teams.</summary>
/// <param name="ownPages">
/// Where this host shows articles: the address below which their pages are; empty: nowhere.
/// </param>
/// <param name="prefersOwnPages">
/// Links lead to the host's own pages, where the quote is marked and no pay wall hides it; these lead on to the outlet.
/// </param>
sealed class CitationClaims(Archive archive, string ownPages, bool prefersOwnPages = false)
{
    /// <summary>Teams says 20; the Playground and an older page of Microsoft's say 10.</summary>
    public const int Most = 10;

    public const int LongestName = 80;
    public const int LongestAbstract = 160;

    // Web Chat's own.
    const int LongestText = 800;

    // Of a longer one the fragment is left out, or all of it, so that a message stays below its limit.
    const int LongestUrl = 400;

    /// <summary>The claims of a turn's answer: on the host's own web page, links lead to its own pages first.</summary>
    public static CitationClaims For(ITurnContext turn, NewsDesk desk, BotOptions options) =>
        turn.Facts().OwnAddress is { } page
            ? new(desk.Archive, page, prefersOwnPages: true)
            : new(desk.Archive, options.ArticlesUrl);

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
    public string? UrlOf(Citation citation) => prefersOwnPages
        ? OwnPageOf(citation) ?? OutletsPageOf(citation)
        : OutletsPageOf(citation) ?? OwnPageOf(citation);

    static string? OutletsPageOf(Citation citation)
    {
        if (!ArticleLink.TryParse(citation.Url, out var address))
            return null;
        var url = TextFragment.Of(address, citation.Quote);
        if (url.Length > LongestUrl)
            url = address.AbsoluteUri;
        return url.Length <= LongestUrl ? url : null;
    }

    string? OwnPageOf(Citation citation)
    {
        var page = ArticlePage.AddressOf(citation.ArticleId, citation.Start, citation.End);
        return ownPages.Length > 0 && ownPages.Length + page.Length <= LongestUrl
            ? ownPages.TrimEnd('/') + page : null;
    }
}
