using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using NewsBot.Activities.BotFramework;
using NewsBot.Activities.BotFramework.Hosting;
using NewsBot.Activities.BotFramework.Rendering;
using NewsBot.Activities.Terminal;
using NewsBot.Answers;

namespace NewsBot.Activities.WebChat;

/// <summary>A form for one question and its answer, without scripts: what browsers get that cannot show the
/// chat.</summary>
sealed class QuestionPage(DeskInReading reading, BotOptions options)
{
    const int LongestQuestion = 2_000;
    const string TooLong = "<p>That is too long for a question. Please ask it in fewer words.</p>";

    /// <summary>The form alone, and how the chat is had.</summary>
    public IResult Empty(HttpRequest request) => Page(request, "", "", options.ShowsDirectLine
        ? "<p class=\"facts\">This is the plain page. The chat needs Microsoft's Web Chat, which the build takes in " +
          "where <a href=\"https://nodejs.org\" rel=\"noreferrer\">Node.js</a> is installed: install it, " +
          "and build again.</p>"
        : "");

    public async Task<IResult> ShowAsync(string? question, HttpRequest request, CancellationToken cancellationToken)
    {
        var asked = Excerpt.OneLine(question ?? "");
        if (asked.Length == 0)
            return Page(request, "", "", "");
        if (asked.Length > LongestQuestion)
            return Page(request, asked[..LongestQuestion], TooLong, "");
        var desk = await reading.Desk.WaitAsync(cancellationToken);
        var reply = await desk.AskAsync(new(asked), cancellationToken);
        var citations = reply.Answer.Shown;
        var text = reply.Answer switch
        {
            Answer.Cited cited => string.Join(' ', cited.Sentences.Select(sentence => SentenceOf(sentence, citations))),
            Answer.NotInTheNews refusal => Html.Of($"The articles do not say. {ReplyText.SearchedOf(refusal)}"),
            _ => "",
        };
        var notes = string.Concat(reply.Answer.Notes.Select(note => $"<p>{Html.Of($"Note: {note}")}</p>"));
        var heading = reply.Answer is Answer.NotInTheNews ? "The closest I found" : "Sources";
        var claims = new CitationClaims(desk.Archive, options.ShowsArticles ? "." : "", prefersOwnPages: true);
        var sources = citations.Count > 0 ? SourcesOf(citations, claims, heading) : "";
        return Page(request, asked, $"<h2 id=\"answer\">Answer</h2><p dir=\"auto\">{text}</p>{notes}{sources}", "");
    }

    static string SentenceOf(AnswerSentence sentence, IReadOnlyList<Citation> citations) =>
        Html.Of(sentence.Text) + string.Concat(sentence.Citations.Select(number => string.Create(
            CultureInfo.InvariantCulture,
            $" <a href=\"#source-{number}\" " +
            $"aria-label=\"[{number}] {NameOf(citations[number - 1])}\">[{number}]</a>")));

    static string NameOf(Citation citation) => Html.Of(CitationClaims.NameOf(citation));

    static string SourcesOf(IReadOnlyList<Citation> citations, CitationClaims claims, string heading)
    {
        var html = new StringBuilder($"<h2>{heading}</h2><ol>");
        foreach (var citation in citations)
        {
            var name = NameOf(citation);
            var shown = claims.UrlOf(citation) is { } url
                ? $"<a href=\"{Html.Of(url)}\" rel=\"noreferrer\">{name}</a>"
                : name;
            html.Append(CultureInfo.InvariantCulture, $"<li id=\"source-{citation.Number}\">{shown}")
                .Append("<blockquote dir=\"auto\">").Append(Html.Of(citation.Quote)).Append("</blockquote></li>");
        }

        return html.Append("</ol>").ToString();
    }

    static IResult Page(HttpRequest request, string question, string answer, string remark) => Html.Page(
        request.HttpContext.Response, question.Length > 0 ? $"{question} – NewsBot" : "NewsBot", $"""
            <main>
            <h1><a href=".">NewsBot</a></h1>
            <p>Ask the news a question: software answers from articles, with its sources.</p>
            <form action="ask#answer"><label for="question">Your question</label>
            <input id="question" name="question" maxlength="{LongestQuestion:D}" required value="{Html.Of(question)}">
            <button>Ask</button></form>
            {answer}
            {remark}
            </main>
            """, root: "");
}
