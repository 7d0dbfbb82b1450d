using System.Globalization;
using NewsBot.Answers;
using NewsBot.Articles;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NewsBot.Activities.Terminal;

/// <summary>reply → screen: the answer with its markers and its sources, or what was searched in vain.</summary>
sealed class ReplyView(IAnsiConsole console, Archive archive)
{
    public void WriteUnderstood(string question) =>
        Theme.WriteIndented(console, new Paragraph(ChatText.OneLine(ReplyText.UnderstoodAs(question)), Theme.Aside));

    public static void WriteSentence(StreamedText text, AnswerSentence sentence)
    {
        text.Write(ChatText.OneLine(sentence.Text));
        text.Write(string.Concat(sentence.Citations.Select(Marker)), Theme.Marker);
    }

    /// <summary>What comes after the sentences.</summary>
    public void WriteRest(Reply reply, bool explain)
    {
        console.WriteLine();
        if (reply.Answer is Answer.NotInTheNews refusal)
            WriteRefusal(refusal, reply.AsOf);
        else
            WriteSources(reply);
        foreach (var note in reply.Answer.Notes)
            Theme.WriteNotice(console, $"Note: {note}");
        if (!explain)
            return;
        Theme.WriteIndented(console, new Paragraph(Theme.Body(ReplyText.ReasonsOf(reply)).TrimEnd(), Theme.Aside));
        console.WriteLine();
    }

    public void WriteSources(Reply? reply)
    {
        if (ChatText.CitationsOf(reply) is not { Count: > 0 } citations)
        {
            Theme.WriteNotice(console, ChatText.NoSources(reply));
            return;
        }

        var entries = citations.SelectMany(citation => new[] { Theme.Blank, Entry(citation) }).Skip(1);
        Theme.WriteFramed(console, citations.Count == 1 ? "Source" : "Sources", Theme.Calm, [.. entries]);
        console.WriteLine();
    }

    /// <summary>What may be asked next, each with the number that asks it.</summary>
    public void WriteSuggestions(IReadOnlyList<string> suggestions)
    {
        if (suggestions.Count == 0)
            return;
        var text = new Paragraph("Ask next, by number:", Theme.Aside);
        for (var i = 0; i < suggestions.Count; i++)
            text.Append(string.Create(CultureInfo.InvariantCulture, $"\n{i + 1} "), Theme.Marker)
                .Append(ChatText.OneLine(suggestions[i]), Theme.Aside);
        Theme.WriteIndented(console, text);
        console.WriteLine();
    }

    void WriteRefusal(Answer.NotInTheNews refusal, DateOnly asOf)
    {
        var text = refusal.Searched.Articles == 0
            ? new Paragraph(ReplyText.NothingToSearch(asOf))
            : new Paragraph(ChatText.OneLine(ReplyText.SearchedOf(refusal)));
        List<IRenderable> content = [text];
        if (refusal.Closest is { } closest)
            content.AddRange([new Paragraph("The closest that I found:", Theme.Aside), Theme.Blank, Entry(closest)]);
        else
            content.Add(new Paragraph("Other words may find it; /articles lists what there is.", Theme.Aside));

        Theme.WriteFramed(console, "The articles do not say", Theme.Warning, [.. content]);
        console.WriteLine();
    }

    IRenderable Entry(Citation citation)
    {
        var text = new Paragraph(ChatText.OneLine(citation.Title), Theme.Heading);
        if (ChatText.OriginOf(citation.Source, citation.Published) is { Length: > 0 } origin)
            text.Append("\n" + ChatText.OneLine(origin), Theme.Aside);
        var context = archive.TryGet(citation.ArticleId, out var article)
            ? QuoteContext.Of(citation, article.Body)
            : new QuoteContext("", ChatText.OneLine(citation.Quote), "");
        text.Append("\n" + context.Before, Theme.Aside)
            .Append(context.Quote, Theme.Quote)
            .Append(context.After, Theme.Aside);
        if (!Theme.IsRoomy(console))
            return new Rows(new Paragraph(Marker(citation.Number), Theme.Marker), text);

        var grid = new Grid();
        grid.AddColumn(new GridColumn { NoWrap = true, Padding = new(0, 0, 1, 0) });
        grid.AddColumn(new GridColumn { Padding = new(0, 0, 0, 0) });
        return grid.AddRow(new Paragraph(Marker(citation.Number), Theme.Marker), text);
    }

    static string Marker(int number) => string.Create(CultureInfo.InvariantCulture, $"[{number}]");
}
