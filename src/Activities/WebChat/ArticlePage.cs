using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using NewsBot.Activities.BotFramework;
using NewsBot.Activities.BotFramework.Hosting;
using NewsBot.Activities.Terminal;
using NewsBot.Articles;

namespace NewsBot.Activities.WebChat;

/// <summary>An article to read, with a quote of it marked: "/articles/ID?quote=START-END#quote".</summary>
sealed class ArticlePage(DeskInReading reading, BotOptions options)
{
    const string Path = "/articles/";

    /// <summary>The page's address below that of the host.</summary>
    public static string AddressOf(string articleId, int start, int end) => string.Create(
        CultureInfo.InvariantCulture, $"{Path}{Uri.EscapeDataString(articleId)}?quote={start}-{end}#quote");

    public async Task<IResult> ShowAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var desk = await reading.Desk.WaitAsync(cancellationToken);
        var root = string.Concat(Enumerable.Repeat("../", request.Path.Value!.Count(c => c == '/') - 1));
        var response = request.HttpContext.Response;
        var home = options.ShowsPage ? $"<header><a href=\"{root}\">NewsBot</a></header>\n" : "";
        if (!desk.Archive.TryGet(IdIn(request), out var article))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return Html.Page(
                response, "No such article", $"{home}<main><h1>There is no such article</h1></main>", root);
        }

        var (start, end) = QuoteIn(request.Query["quote"].ToString(), article.Body.Length);
        return Html.Page(response, article.Title, home + BodyOf(article, start, end), root, article.Language);
    }

    /// <remarks>As it was sent: an id may have a slash, and the path that is matched has lost whether it was
    /// one.</remarks>
    static string IdIn(HttpRequest request)
    {
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var path = target.Split('?')[0];
        var id = path.IndexOf(Path, StringComparison.Ordinal) is >= 0 and var at ? path[(at + Path.Length)..] : "";
        return Uri.UnescapeDataString(id);
    }

    /// <summary>"501-701" → the offsets; an empty quote where it is none of the body.</summary>
    static (int Start, int End) QuoteIn(string quote, int length)
    {
        var numbers = quote.Split('-');
        return numbers.Length == 2
            && int.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && int.TryParse(numbers[1], NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            && start < end && end <= length
                ? (start, end)
                : (0, 0);
    }

    static string BodyOf(Article article, int start, int end)
    {
        var html = new StringBuilder($"<main><article>\n<h1 dir=\"auto\">{Html.Of(article.Title)}</h1>\n");
        string?[] facts =
        [
            article.Source is { } source ? $"<bdi>{Html.Of(source)}</bdi>" : null,
            article.Author is { } author ? $"<bdi>{Html.Of(author)}</bdi>" : null,
            article.Published is { } published ? ReplyText.Day(published.Date) : null,
            LinkTo(article.Url),
        ];
        if (facts.Any(fact => fact is not null))
            html.Append("<p class=\"facts\">")
                .AppendJoin(" · ", facts.Where(fact => fact is not null)).Append("</p>\n");
        var isMarked = false;
        for (var at = 0; at < article.Body.Length;)
        {
            var stop = article.Body.IndexOf('\n', at) is >= 0 and var line ? line : article.Body.Length;
            var from = Math.Clamp(start, at, stop);
            var to = Math.Clamp(end, at, stop);
            if (!string.IsNullOrWhiteSpace(article.Body[at..stop]))
                html.Append("<p dir=\"auto\">").Append(Html.Of(article.Body[at..from]))
                    .Append(Marked(article.Body[from..to], isFirst: !isMarked))
                    .Append(Html.Of(article.Body[to..stop])).Append("</p>\n");
            isMarked |= from < to;
            at = stop + 1;
        }

        return html.Append("</article></main>").ToString();
    }

    static string Marked(string text, bool isFirst) =>
        text.Length == 0 ? "" : $"<mark{(isFirst ? " id=\"quote\"" : "")}>{Html.Of(text)}</mark>";

    static string? LinkTo(string? url) =>
        ArticleLink.TryParse(url, out var address)
            ? $"<a href=\"{Html.Of(address.AbsoluteUri)}\" rel=\"noreferrer\">Where it was published</a>"
            : null;
}
