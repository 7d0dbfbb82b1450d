using System.Globalization;
using System.Text;

namespace NewsBot.Evaluation;

/// <summary>A comparison → what is printed: the settings that differ, a table, and which questions changed.</summary>
static class ComparisonText
{
    const int MostCharacters = 80;

    /// <param name="most">The most questions that are named, of each metric and direction.</param>
    public static string Of(Comparison comparison, int most)
    {
        var (first, second) = (comparison.First, comparison.Second);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"A  {first.Name} ({first.Rows.Count:N0} questions)\n");
        text.Append(CultureInfo.InvariantCulture,
            $"B  {second.Name} ({second.Rows.Count:N0} questions, {comparison.Shared:N0} of them in A)\n");
        foreach (var key in first.Settings.Keys.Union(second.Settings.Keys).Order(StringComparer.Ordinal))
            if (first.Settings.GetValueOrDefault(key, "-") is var a
                && second.Settings.GetValueOrDefault(key, "-") is var b && a != b)
                text.Append(CultureInfo.InvariantCulture, $"   {key}: {a} in A, {b} in B\n");

        var width = comparison.Changes.Max(c => c.Name.Length);
        text.Append(CultureInfo.InvariantCulture,
            $"\n{"metric".PadRight(width)}  {"A",10}  {"B",10}  {"B - A",10}  {"95 %",20}  {"p",7}");
        text.Append(CultureInfo.InvariantCulture, $"  {"n",6}  {"better",6}  {"worse",6}\n");
        foreach (var change in comparison.Changes)
            AppendRow(text, change, width);
        foreach (var change in comparison.Changes)
            if (change.Paired is { } paired && paired.Better.Count + paired.Worse.Count > 0 && most > 0)
            {
                // To answer more is no gain in itself.
                var (better, worse) = change.Name == "answered" ? ("more", "less") : ("better", "worse");
                text.Append(CultureInfo.InvariantCulture, $"\n{change.Name}\n");
                AppendQuestions(text, better, paired.Better, most);
                AppendQuestions(text, worse, paired.Worse, most);
            }

        return text.ToString();
    }

    static void AppendRow(StringBuilder text, MetricChange change, int width)
    {
        var name = change.Name;
        text.Append(CultureInfo.InvariantCulture,
            $"{name.PadRight(width)}  {EvalTable.Value(name, change.Before),10}");
        text.Append(CultureInfo.InvariantCulture,
            $"  {EvalTable.Value(name, change.After),10}  {Signed(name, change.After - change.Before),10}");
        if (change.Paired is { } paired)
        {
            var interval = $"{Signed(name, paired.Interval.Low)} to {Signed(name, paired.Interval.High)}";
            text.Append(CultureInfo.InvariantCulture, $"  {interval,20}  {Chance(paired.PValue),7}  {paired.Count,6}");
            text.Append(CultureInfo.InvariantCulture, $"  {paired.Better.Count,6}  {paired.Worse.Count,6}");
        }

        text.Append('\n');
    }

    static void AppendQuestions(StringBuilder text, string direction, IReadOnlyList<ChangedRow> rows, int most)
    {
        foreach (var (row, before, after) in rows.Take(most))
            text.Append(CultureInfo.InvariantCulture,
                $"  {direction,-6}  {row.Id}  {before:0.###} to {after:0.###}  {Shorten(row.Question)}\n");
        if (rows.Count > most)
            text.Append(CultureInfo.InvariantCulture, $"  {direction,-6}  and {rows.Count - most:N0} more\n");
    }

    static string Shorten(string question)
    {
        var line = string.Join(' ', question.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= MostCharacters ? line : line[..MostCharacters].TrimEnd() + "…";
    }

    static string Chance(double p) => p < 0.0001 ? "<0.0001" : p.ToString("0.0000", CultureInfo.InvariantCulture);

    static string Signed(string name, double? difference) =>
        difference is { } value ? (value >= 0 ? "+" : "") + EvalTable.Value(name, value) : "-";
}
