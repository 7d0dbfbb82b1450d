using Spectre.Console;
using Spectre.Console.Rendering;

namespace NewsBot.Activities.Terminal;

/// <summary>The first thing that a reader sees: what can be asked about, and how.</summary>
static class WelcomeView
{
    const int OutletsNamed = 4;

    public static void Write(
        IAnsiConsole console, NewsDesk desk, DateOnly? asOf, string articlesPath, IReadOnlyList<string> questions)
    {
        var coverage = desk.Archive.CoverageUntil(asOf);
        List<(string Label, string Value, Style? Style)> facts =
        [
            coverage.Articles == 0
                ? ("Articles", $"none yet: put some (.txt, .md, .jsonl) into {articlesPath}", Theme.Warning)
                : ("Articles", ReplyText.CoverageOf(coverage with { Sources = [] }), default(Style?)),
        ];
        if (coverage.Sources.Count > 0)
            facts.Add(("From", Outlets(coverage.Sources), null));
        if (asOf is { } day)
            facts.Add(("As of", $"{ReplyText.Day(day)}: what was published later is not used", null));
        foreach (var (question, i) in questions.Select((q, i) => (q, i)))
            facts.Add((i == 0 ? "Try" : "", question, Theme.Calm));

        var promise = new Paragraph("Ask about the news. I answer ").Append(desk.Model is null ? "word for word " : "")
            .Append("from the articles, and show where. ")
            .Append(
                ChatText.Leaving(desk.Model, desk.Vectors),
                desk is { Model.IsRemote: true } or { Vectors.IsRemote: true } ? Theme.Warning : Theme.Aside);
        var hint = new Paragraph("Type a question, or ", Theme.Aside)
            .Append("/help", Theme.Marker)
            .Append(".", Theme.Aside);
        console.WriteLine();
        Theme.WriteFramed(
            console, "NewsBot", Theme.Calm, promise, Theme.Blank, Facts(console, facts), Theme.Blank, hint);
        console.WriteLine();
    }

    static IRenderable Facts(IAnsiConsole console, List<(string Label, string Value, Style? Style)> facts)
    {
        if (!Theme.IsRoomy(console))
            return new Rows(facts.Select(f => new Paragraph($"{f.Label} ".TrimStart(), Theme.Aside)
                .Append(ChatText.OneLine(f.Value), f.Style)));

        var grid = new Grid();
        grid.AddColumn(new GridColumn { NoWrap = true, Padding = new(0, 0, 2, 0) });
        grid.AddColumn(new GridColumn { Padding = new(0, 0, 0, 0) });
        foreach (var (label, value, style) in facts)
            grid.AddRow(new Paragraph(label, Theme.Aside), new Paragraph(ChatText.OneLine(value), style));
        return grid;
    }

    static string Outlets(IReadOnlyList<string> sources)
    {
        var named = string.Join(", ", sources.Take(OutletsNamed));
        return sources.Count > OutletsNamed ? $"{sources.Count} outlets, among them {named}" : named;
    }
}
