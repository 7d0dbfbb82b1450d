using System.Globalization;

namespace NewsBot.Evaluation;

/// <summary>metrics → the table that is printed.</summary>
static class EvalTable
{
    public static string Of(IReadOnlyList<MetricValue> metrics)
    {
        var names = Math.Max("metric".Length, metrics.Max(m => m.Name.Length));
        var lines = metrics.Select(m => Line(m.Name, Value(m), Number(m.Count), names));
        return string.Join('\n', [Line("metric", "value", "n", names), .. lines]) + "\n";
    }

    /// <summary>Shares with four digits, times, memory and rates with one; "-" of nothing.</summary>
    public static string Value(MetricValue metric) => Value(metric.Name, metric.Value);

    public static string Value(string name, double? value) => value is { } number
        ? number.ToString(IsShare(name) ? "0.0000" : "0.0", CultureInfo.InvariantCulture)
        : "-";

    public static bool IsShare(string name) =>
        !name.EndsWith("_ms", StringComparison.Ordinal) && !name.EndsWith("_mb", StringComparison.Ordinal)
        && !name.EndsWith("_per_s", StringComparison.Ordinal);

    static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    static string Line(string name, string value, string count, int width) =>
        $"{name.PadRight(width)}  {value,10}  {count,8}";
}
