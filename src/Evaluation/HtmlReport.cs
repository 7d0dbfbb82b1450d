using System.Globalization;
using System.Text;

namespace NewsBot.Evaluation;

/// <summary>A run → one page that needs nothing else: no script, no font, no network.</summary>
static class HtmlReport
{
    const string Style = """
        :root {
          color-scheme: light dark;
          --ink: #1c2430; --soft: #5b6675; --page: #fff; --grid: #dfe4ea; --a: #2f6fb0; --b: #d9822b; --c: #4c9a6a;
        }
        @media (prefers-color-scheme: dark) { :root {
          --ink: #e6eaf0; --soft: #9aa5b4; --page: #14181e; --grid: #2d3540; --a: #6ba6e0; --b: #f0a458; --c: #79c296;
        } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 1100px; padding: 24px; background: var(--page); color: var(--ink); }
        body { font: 15px/1.5 system-ui, sans-serif; }
        h1 { font-size: 24px; margin: 0 0 4px; }
        h2 { font-size: 17px; margin: 0 0 4px; }
        p { margin: 0 0 8px; color: var(--soft); overflow-wrap: anywhere; }
        main { display: grid; gap: 32px; margin-top: 24px; align-items: start; }
        main { grid-template-columns: repeat(auto-fit, minmax(min(100%, 440px), 1fr)); }
        table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
        th, td { padding: 3px 8px; border-bottom: 1px solid var(--grid); text-align: right; font-weight: normal; }
        th:first-child { text-align: left; padding-left: 0; overflow-wrap: anywhere; }
        thead th { color: var(--soft); }
        svg { display: block; width: 100%; height: auto; }
        svg text { fill: var(--soft); font-size: 12px; }
        svg text.count { font-size: 10.5px; }
        .a { fill: var(--a); background: var(--a); }
        .b { fill: var(--b); background: var(--b); }
        .c { fill: var(--c); background: var(--c); }
        .line.a { fill: none; stroke: var(--a); stroke-width: 2; }
        .grid { stroke: var(--grid); }
        .dashed { stroke: var(--ink); stroke-dasharray: 4 4; opacity: .7; }
        i { display: inline-block; width: 10px; height: 10px; border-radius: 2px; margin: 0 5px 0 12px; }
        i:first-child { margin-left: 0; }
        """;

    public static string Of(EvalRun run)
    {
        var (setup, rows) = (run.Setup, run.Rows);
        var metrics = EvalCharts.MainMetrics(setup.Questions.Shape);
        var kinds = new[] { "a", "b", "c" };
        var legend = string.Concat(metrics.Select((m, i) => $"""<i class="{kinds[i]}"></i>{Plot.Escape(m)}"""));
        var known = setup.Questions.Shape is QuestionShape.MultiHopRag
            ? "Here an answer counts as right when the question can be answered at all."
            : "An answer is right when its best sentence contains the answer, whether it was given or refused.";
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>NewsBot: {Plot.Escape(setup.Questions.Name)}</title>
            <style>
            {Style}
            </style>
            </head>
            <body>
            <h1>How well questions are answered</h1>
            {Description(setup)}
            <main>
            <section><h2>Figures</h2>
            {Table(run.Metrics)}</section>

            """);
        Add(page, $"Score by {GroupName(setup.Questions.Shape)}", legend, EvalCharts.ByGroup(rows, metrics));
        Add(page, "Is the confidence right?",
            $"On the dashed line, what is said to be right so often is right so often. {known}",
            EvalCharts.Reliability(rows));
        Add(page, "What refusing costs",
            "Each threshold of the confidence refuses so many of the unanswerable questions, and so many of the " +
            "answerable ones with them; the upright line is where a tenth of these are lost.",
            EvalCharts.Refusal(rows, setup.MinConfidence));
        Add(page, "Time of a question", "One after another, after 50 to warm up.", EvalCharts.Latency(rows));
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    static void Add(StringBuilder page, string title, string text, string? chart)
    {
        if (chart is not null)
            page.Append(CultureInfo.InvariantCulture,
                $"<section><h2>{Plot.Escape(title)}</h2>\n<p>{text}</p>\n{chart}</section>\n");
    }

    static string Description(EvalSetup setup)
    {
        var text = string.Create(CultureInfo.InvariantCulture,
            $"{setup.Asked:N0} questions of {setup.Questions.Name} ({EvalJson.NameOf(setup.Questions.Shape)})");
        if (setup.Articles is { } articles)
            text += string.Create(CultureInfo.InvariantCulture,
                $" over {articles.Count:N0} articles of {articles.Name} in {articles.Passages:N0} passages") +
                string.Create(CultureInfo.InvariantCulture, $", of which the best {setup.Top} are used");
        text += string.Create(CultureInfo.InvariantCulture,
            $"; refused below a confidence of {setup.MinConfidence:0.00}");
        return $"<p>{Plot.Escape(text)}.</p>";
    }

    static string Table(IReadOnlyList<MetricValue> metrics)
    {
        var rows = metrics.Select(m => string.Create(CultureInfo.InvariantCulture,
            $"<tr><th>{Plot.Escape(m.Name)}</th><td>{EvalTable.Value(m)}</td><td>{m.Count:N0}</td></tr>\n"));
        return "<table><thead><tr><th>metric</th><th>value</th><th>n</th></tr></thead>\n" +
            $"<tbody>\n{string.Concat(rows)}</tbody></table>\n";
    }

    static string GroupName(QuestionShape shape) => shape switch
    {
        QuestionShape.RealtimeQa => "year of the question",
        QuestionShape.MultiHopRag => "type of question",
        _ => "article",
    };
}
