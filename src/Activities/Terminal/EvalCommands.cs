using System.CommandLine;
using System.Globalization;
using NewsBot.Settings;

namespace NewsBot.Activities.Terminal;

/// <summary>The verb that measures, and its options.</summary>
static class EvalCommands
{
    public static Command Eval(Func<ParseResult, NewsBotSettings> settings)
    {
        // Strings all, also the numbers: options of other types would be compiled anew at each start.
        var articles = File("--articles", "The articles that the questions are about (.jsonl, .jsonl.gz)");
        var questions = File("--questions", "The questions, in a shape that the README names (.jsonl, .jsonl.gz)");
        questions.Required = true;
        var top = Number("--top", "How many passages are looked for: --set Passages:Top=K", 1, 100);
        var limit = Number("--limit", "Ask so many of the questions, a sample by the seed", 1, int.MaxValue);
        var seed = Number("--seed", "What the sample is drawn by (default 1)", 0, int.MaxValue);
        var json = File("--json", "Write settings, data, metrics and a row for each question to this file");
        var html = File("--html", "Write a report with plots to this file");
        var eval = new Command("eval", "Measure how well questions with known answers are answered")
        {
            articles, questions, top, limit, seed, json, html, Compare(),
        };
        eval.SetAction((parsed, cancellation) =>
        {
            var asked = settings(parsed);
            asked.Passages.Top = Value(parsed, top) ?? asked.Passages.Top;
            var options = new EvalOptions(
                parsed.GetValue(articles), parsed.GetValue(questions)!, Value(parsed, limit), Value(parsed, seed) ?? 1,
                parsed.GetValue(json), parsed.GetValue(html));
            return EvalVerb.RunAsync(asked, options, cancellation);
        });
        return eval;
    }

    static Command Compare()
    {
        var first = new Argument<string>("A") { Description = "What 'newsbot eval --json' wrote" };
        var second = new Argument<string>("B") { Description = "The same of a later run over the same data" };
        var most = Number("--most", "The most questions to name of each metric and direction (5)", 0, int.MaxValue);
        var compare = new Command("compare", "Show what got better and worse between two runs, and whether by chance")
        {
            first, second, most,
        };
        compare.SetAction((parsed, cancellation) => EvalCompareVerb.RunAsync(
            parsed.GetValue(first)!, parsed.GetValue(second)!, Value(parsed, most) ?? 5, cancellation));
        return compare;
    }

    static Option<string> File(string name, string description) =>
        new(name) { Description = description, HelpName = "FILE" };

    static Option<string> Number(string name, string description, int least, int most)
    {
        var option = new Option<string>(name) { Description = description, HelpName = "N" };
        option.Validators.Add(parsed =>
        {
            if (!TryParse(parsed.GetValueOrDefault<string>(), out var value) || value < least || value > most)
                parsed.AddError(FormattableString.Invariant(
                    $"{name} '{parsed.GetValueOrDefault<string>()}' is not a number from {least} to {most}."));
        });
        return option;
    }

    static int? Value(ParseResult parsed, Option<string> option) =>
        TryParse(parsed.GetValue(option), out var value) ? value : null;

    static bool TryParse(string? text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
