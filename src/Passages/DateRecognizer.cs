using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Recognizers.Text;
using Microsoft.Recognizers.Text.DateTime;

namespace NewsBot.Passages;

/// <summary>text → expressions of time, by Microsoft.Recognizers.Text.</summary>
/// <remarks>Thread-safe. Nothing else may load that: it takes a third of a second.</remarks>
static class DateRecognizer
{
    static readonly Lazy<DateTimeModel> Model = new(
        () => new DateTimeRecognizer(Culture.English, DateTimeOptions.None, lazyInitialization: true)
            .GetDateTimeModel());

    // "This week" is asked again and again; an endless run must not grow for ever.
    const int MostRemembered = 1024;

    static readonly ConcurrentDictionary<(string Text, DateOnly Day), IReadOnlyList<FoundTime>> Remembered = new();

    /// <param name="day">The day that relative expressions count from.</param>
    /// <returns>In reading order; of an expression that may mean several days ("on Friday"), all.</returns>
    public static IReadOnlyList<FoundTime> Find(string text, DateOnly day)
    {
        if (Remembered.TryGetValue((text, day), out var before))
            return before;
        if (Remembered.Count >= MostRemembered)
            Remembered.Clear();
        // It knows "last weekend" only; what is replaced is as long, so that the places stay.
        var known = text.Replace("this past weekend", "     last weekend", StringComparison.OrdinalIgnoreCase);
        return Remembered[(text, day)] = [.. Recognize(known, day)];
    }

    static IEnumerable<FoundTime> Recognize(string text, DateOnly day)
    {
        foreach (var result in Model.Value.Parse(text, day.ToDateTime(TimeOnly.MinValue)))
            if (result.Resolution?.GetValueOrDefault("values") is List<Dictionary<string, string>> values)
                yield return new(
                    result.Text, result.Start, result.End - result.Start + 1,
                    [.. values.Select(v => new TimeValue(
                        v.GetValueOrDefault("type", ""),
                        v.GetValueOrDefault("timex", ""),
                        v.GetValueOrDefault("Mod", ""),
                        v.GetValueOrDefault("value") ?? v.GetValueOrDefault("start"),
                        v.GetValueOrDefault("end")))]);
    }
}

/// <summary>An expression of time in a text.</summary>
/// <param name="Text">In lower case.</param>
sealed record FoundTime(string Text, int Start, int Length, IReadOnlyList<TimeValue> Values)
{
    /// <summary>The same day or days of a given year.</summary>
    public FoundTime Of(int year) => this with { Values = [.. Values.Take(1).Select(v => v.Of(year))] };
}

/// <summary>One thing that an expression may mean.</summary>
/// <param name="Type">"date", "daterange", "datetime", "datetimerange", "duration", "set", "time", …</param>
/// <param name="Timex">The expression in TIMEX3 (Pustejovsky et al. 2003), "2021-SU" for a summer.</param>
/// <param name="Modifier">"before", "after", "since", "start", "mid", "end" or nothing.</param>
/// <param name="First">The day, or the first of a range: "2026-01-05", with a time where one was named.</param>
/// <param name="End">The day after the last of a range, in most cases.</param>
sealed record TimeValue(string Type, string Timex, string Modifier, string? First, string? End)
{
    public TimeValue Of(int year)
    {
        var years = year - (YearOf(First) ?? YearOf(End) ?? year);
        return this with { First = Moved(First, years), End = Moved(End, years) };
    }

    static string? Moved(string? day, int years) => YearOf(day) is { } year ? $"{year + years:0000}{day![4..]}" : day;

    static int? YearOf(string? day) => day is { Length: >= 10 }
        && int.TryParse(day.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;
}
