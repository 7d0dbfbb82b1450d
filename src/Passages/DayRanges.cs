using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsBot.Passages;

/// <summary>expression of time → whole days, as the news means them: about the past.</summary>
static partial class DayRanges
{
    const int DaysOfAWeek = 7;

    // "2026-01-05", "XXXX-01-05", "XXXX-WXX-1": a day. "2026-01" and "2026" are shorter.
    const int DayTimex = 10;

    /// <returns>Null when it names no day, or only days after <paramref name="day"/>.</returns>
    public static DayRange? Of(FoundTime found, DateOnly day)
    {
        if (found.Values.Count == 0)
            return null;
        if (Ago().Match(found.Text) is { Success: true } ago)
            return LongAgo(found.Values[0], ago.Groups[1].Value, day);
        if (Past().Match(found.Text) is { Success: true } past)
            return new(Back(day, past.Groups[1].Value, 1), day);
        if (found.Text == "the weekend" && found.Values[0].First is { } saturday)
            return Until(Day(saturday) > day ? WeekBefore(Day(saturday)) : Day(saturday), 1, day);

        // "In November", "on Friday": the latest that has begun; "between March and May": the latest that is over.
        var meant = found.Values.Select(v => RangeOf(v, found.Text, day)).OfType<DayRange>()
            .Where(r => (r.From ?? r.To) <= day)
            .OrderByDescending(r => TwoEnds().IsMatch(found.Text) && r.To <= day).ThenByDescending(r => r.To)
            .ToList();
        return meant.Count > 0 ? meant[0] with { To = Earlier(meant[0].To, day) } : null;
    }

    static DayRange? RangeOf(TimeValue value, string text, DateOnly day)
    {
        if (value.Type is not ("date" or "daterange" or "datetime" or "datetimerange") || value.Timex == "PRESENT_REF")
            return null;
        if (Season().Match(value.Timex) is { Success: true } season)
            return SeasonOf(
                int.Parse(season.Groups[1].ValueSpan, CultureInfo.InvariantCulture), season.Groups[2].Value);

        var first = DayOrNull(value.First);
        var end = DayOrNull(value.End);
        return (value.Type, value.Modifier) switch
        {
            (_, "after") when first is { } after => value.Timex.Length == DayTimex
                ? new(after.AddDays(1), Later(day, after.AddDays(1)))
                : new(after, Later(day, after)),
            (_, "since") when first is { } since => new(since, Later(day, since)),
            // "Until" and "by" a day have it in them; "until 2021" is until it begins.
            (_, "before") when end is { } last && value.Timex.Length == DayTimex
                && !text.StartsWith("before", StringComparison.Ordinal) => new(null, last),
            (_, "before" or "before-end") when end is { } before => new(null, before.AddDays(-1)),
            ("date" or "datetime", _) when first is { } only => new(only, only),
            ("datetimerange", _) when first is { } from && end is { } to => new(from, to),
            ("daterange", _) when first is { } from && end is { } to =>
                new(from, Later(from, LastDay(value, text, to, day))),
            _ => null,
        };
    }

    /// <summary>"From 3 to 7 January" and "between March and May" have their last day or month in them.</summary>
    static DateOnly LastDay(TimeValue value, string text, DateOnly end, DateOnly day)
    {
        var isCounted = value.Timex.StartsWith('(');
        if (isCounted && TwoEnds().IsMatch(text))
            return value.Timex[^2] switch
            {
                'Y' => end.AddYears(1).AddDays(-1),
                'M' => end.AddMonths(1).AddDays(-1),
                _ => end,
            };
        var endsToday = end == day && (isCounted || text.StartsWith("earlier ", StringComparison.Ordinal));
        return endsToday ? end : end.AddDays(-1);
    }

    /// <summary>"Two years ago" is no single day: as far around it as half of its unit.</summary>
    static DayRange? LongAgo(TimeValue value, string unit, DateOnly day)
    {
        if (DayOrNull(value.First) is not { } then)
            return null;
        var half = unit switch { "year" => 183, "month" => 15, "week" => 3, "decade" => 1826, _ => 0 };
        return then > day || then.DayNumber <= half ? null : new(then.AddDays(-half), Earlier(then.AddDays(half), day));
    }

    /// <summary>Seasons of the north; a winter is named after the year that it begins in.</summary>
    static DayRange SeasonOf(int year, string season)
    {
        var month = season switch { "SP" => 3, "SU" => 6, "FA" => 9, _ => 12 };
        var from = new DateOnly(year, month, 1);
        return new(from, from.AddMonths(3).AddDays(-1));
    }

    static DateOnly Back(DateOnly day, string unit, int count) => unit switch
    {
        "day" => day.AddDays(-count),
        "week" => day.AddDays(-DaysOfAWeek * count),
        "month" => day.AddMonths(-count),
        "quarter" => day.AddMonths(-3 * count),
        "decade" => day.AddYears(-10 * count),
        _ => day.AddYears(-count),
    };

    static DayRange Until(DateOnly from, int days, DateOnly day) => new(from, Earlier(from.AddDays(days), day));

    static DateOnly WeekBefore(DateOnly day) => day.AddDays(-DaysOfAWeek);

    static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    static DateOnly Day(string text) => DayOrNull(text) ?? default;

    static DateOnly? DayOrNull(string? text) => text is { Length: >= 10 } && DateOnly.TryParseExact(
        text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [GeneratedRegex(@"\b(day|week|month|year|decade)s? ago$")]
    private static partial Regex Ago();

    [GeneratedRegex(@"^(?:the )?past (day|week|month|quarter|year|decade)$")]
    private static partial Regex Past();

    [GeneratedRegex(@"^(\d{4})-(SP|SU|FA|WI)$")]
    private static partial Regex Season();

    [GeneratedRegex(@"^(?:between|from) |\d ?[-–] ?\d| (?:to|until|till|through|and) ")]
    private static partial Regex TwoEnds();
}
