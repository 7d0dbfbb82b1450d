using NewsBot.Answers;
using NewsBot.Articles;
using NewsBot.Language;
using Spectre.Console;

namespace NewsBot.Activities.Terminal;

/// <summary>archive → screen: one article with a quote highlighted, or the list of all.</summary>
sealed class ArticleView(IAnsiConsole console)
{
    // A screenful or two; who wants more can print the article.
    const int MostLines = 40;

    // More than fills that many lines of any terminal, and much less than the longest article.
    const int MostCharacters = 20_000;

    // Below, a table's columns are too narrow for titles.
    const int TableWidth = 72;

    // An id that is longer, an address perhaps, may be broken.
    const int LongId = 28;

    public void Write(Article article, Citation citation)
    {
        console.WriteLine();
        var head = new Paragraph(ChatText.OneLine(article.Title), Theme.Heading);
        if (ChatText.OriginOf(article.Source, article.Published) is { Length: > 0 } origin)
            head.Append("\n" + ChatText.OneLine(origin), Theme.Aside);
        if (article.Url is { } url)
            head.Append("\n" + ChatText.OneLine(url), Theme.Calm);
        Theme.WriteIndented(console, head);
        console.WriteLine();

        var shown = Around(citation, article.Body);
        var text = new Paragraph(Theme.Body(article.Body[shown.Start..citation.Start]))
            .Append(Theme.Body(citation.Quote), Theme.Quote)
            .Append(Theme.Body(article.Body[citation.End..shown.End]));
        var window = new LineWindow(text, Theme.Quote, MostLines)
        {
            IsCutBefore = shown.Start > 0,
            IsCutAfter = shown.End < article.Body.Length,
        };
        Theme.WriteIndented(console, window);
        console.WriteLine();
        if (window.WasCut)
            Theme.WriteNotice(console, $"This is a part of it. 'newsbot articles show {article.Id}' prints it all.");
    }

    public void WriteList(IReadOnlyList<Article> articles)
    {
        console.WriteLine();
        var shown = articles.Take(ChatText.MostListed).ToList();
        if (console.Profile.Width >= TableWidth)
            console.Write(Table(shown));
        else
            console.Write(new Rows(shown.Select(Entry)));
        console.WriteLine();
        if (articles.Count > ChatText.MostListed)
            Theme.WriteNotice(console, ChatText.MoreArticles(articles.Count));
    }

    static Paragraph Entry(Article article)
    {
        var entry = new Paragraph(ChatText.OneLine(article.Title), Theme.Heading);
        if (ChatText.OriginOf(article.Source, article.Published) is { Length: > 0 } origin)
            entry.Append("\n" + ChatText.OneLine(origin));
        return entry.Append("\n" + ChatText.OneLine(article.Id) + "\n ", Theme.Aside);
    }

    static Table Table(List<Article> articles)
    {
        var hasSources = articles.Exists(a => a.Source is not null);
        var table = new Table { Border = TableBorder.Rounded, BorderStyle = Theme.Aside };
        var areShort = articles.TrueForAll(a => a.Id.Length <= LongId);
        table.AddColumn(new TableColumn(new Paragraph("Id", Theme.Heading)) { NoWrap = areShort });
        table.AddColumn(new TableColumn(new Paragraph("Date", Theme.Heading)) { NoWrap = true });
        if (hasSources)
            table.AddColumn(new TableColumn(new Paragraph("Source", Theme.Heading)));
        table.AddColumn(new TableColumn(new Paragraph("Title", Theme.Heading)));
        foreach (var article in articles)
        {
            var source = new Paragraph(ChatText.OneLine(article.Source ?? ""));
            var title = new Paragraph(ChatText.OneLine(article.Title));
            var id = new Paragraph(ChatText.OneLine(article.Id), Theme.Aside);
            var date = new Paragraph(article.Published is { Date: var day } ? new PublicationTime(day).ToString() : "");
            table.AddRow(hasSources ? [id, date, source, title] : [id, date, title]);
        }

        return table;
    }

    /// <summary>The quote and a stretch of the body on both sides.</summary>
    static TextSpan Around(Citation citation, string body)
    {
        var start = Math.Max(0, citation.Start - MostCharacters);
        var end = Math.Min(body.Length, citation.End + MostCharacters);
        while (start > 0 && start < citation.Start && !char.IsWhiteSpace(body[start - 1]))
            start++;
        while (end < body.Length && end > citation.End && !char.IsWhiteSpace(body[end]))
            end--;
        return new(start, end);
    }
}
