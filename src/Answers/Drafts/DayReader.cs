using System.Collections.Frozen;
using System.Globalization;
using NewsBot.Language;

namespace NewsBot.Answers.Drafts;

/// <summary>
/// A text's words → the days, months and years that it names, worked out from its day of publication.
/// </summary>
static class DayReader
{
    static readonly string[] Months =
        [.. DateTimeFormatInfo.InvariantInfo.MonthNames.Select(m => m.ToLowerInvariant())];
    static readonly string[] Weekdays =
        [.. DateTimeFormatInfo.InvariantInfo.DayNames.Select(d => d.ToLowerInvariant())];

    static readonly FrozenSet<string> Spans = WordSet.Of("week month year weekend decade century");

    public static IReadOnlyList<Day> Read(Statement statement)
    {
        var days = new List<Day>();
        for (var i = 0; i < statement.Tokens.Count; i++)
        {
            if ((ReadIso(statement, i) ?? ReadMonth(statement, i) ?? ReadWeekday(statement, i)
                ?? ReadRelative(statement, i) ?? ReadYear(statement, i)) is not { } day)
                continue;
            days.Add(day);
            if (statement.Published is { Year: > 1000 and < 9000 } published)
                days.AddRange(Resolve(day, published));
            i = day.Last;
        }

        return days;
    }

    static Day? ReadIso(Statement s, int i) =>
        i + 2 < s.Tokens.Count && YearAt(s, i) is { } year
            && s.Between(i, i + 1) is "-" && s.Between(i + 1, i + 2) is "-"
            && s.Tokens[i + 1].Number is >= 1 and <= 12 and var month
            && s.Tokens[i + 2].Number is >= 1 and <= 31 and var day
            ? new(year, (int)month, (int)day, null, null, i, i + 2) : null;

    /// <summary>"January", "6 January 2026", "Jan. 6, 2026", "January 2026".</summary>
    static Day? ReadMonth(Statement s, int i)
    {
        // A day of the month may stand before it.
        var at = DayOfMonthAt(s, i) is not null && i + 1 < s.Tokens.Count && !s.IsParted(i, i + 1) ? i + 1 : i;
        if (!s.Tokens[at].IsCapital || Array.IndexOf(Months, Dates.Canonical(s.Word(at))) is var month && month < 0)
            return null;
        var (day, last) = (at > i ? DayOfMonthAt(s, i) : null, at);
        if (day is null && DayOfMonthAt(s, at + 1) is { } after && !IsCounted(s, at + 1))
            (day, last) = (after, at + 1);
        int? year = null;
        if (YearAt(s, last + 1) is { } named)
            (year, last) = (named, last + 1);
        return new(year, month + 1, day, null, null, i, last);
    }

    static Day? ReadWeekday(Statement s, int i) =>
        s.Tokens[i].IsCapital && Array.IndexOf(Weekdays, Dates.Canonical(s.Word(i))) is >= 0 and var weekday
            ? new(null, null, null, (DayOfWeek)weekday, null, i, i) : null;

    static Day? ReadRelative(Statement s, int i)
    {
        var (word, next) = (s.Word(i), s.Word(i + 1));
        if (word is "yesterday" or "today" or "tomorrow" or "tonight")
            return new(null, null, null, null, word, i, i);
        if (word is "last" or "this" or "next" && Spans.Contains(next))
            return new(null, null, null, null, $"{word} {next}", i, i + 1);
        if (s.Tokens[i].Number is { } count and > 0 and < 1000 && Dates.Units.Contains(next) && s.Word(i + 2) == "ago")
            return new(null, null, null, null, $"{count} {next} ago", i, i + 2);
        return word is "a" && Dates.Units.Contains(next) && s.Word(i + 2) == "ago"
            ? new(null, null, null, null, $"1 {next} ago", i, i + 2) : null;
    }

    static Day? ReadYear(Statement s, int i) =>
        YearAt(s, i) is { } year && s.CharBefore(i) is not ('$' or '€' or '£' or '¥') && !IsCounted(s, i)
            ? new(year, null, null, null, null, i, i) : null;

    static int? YearAt(Statement s, int i) =>
        i < s.Tokens.Count && s.Tokens[i] is { Number: >= 1800 and <= 2199 and var year, Word.Length: 4 } token
            && char.IsAsciiDigit(s.Text[token.Start]) && token.End - token.Start <= 5
            && !s.Text.AsSpan(token.Start, token.End - token.Start).ContainsAny(",.") ? (int)year : null;

    static int? DayOfMonthAt(Statement s, int i) =>
        i < s.Tokens.Count && s.Tokens[i].Number is >= 1 and <= 31 and var day
            && char.IsAsciiDigit(s.Text[s.Tokens[i].Start])
            ? (int)day : null;

    /// <summary>"January 20 people", "2000 percent": a number with what it counts.</summary>
    static bool IsCounted(Statement s, int i) =>
        s.CharAfter(i) == '%' || Units.IsUnit(s.Word(i + 1)) || s.Word(i + 1) is "people" or "troops" or "soldiers";

    static IEnumerable<Day> Resolve(Day day, DateOnly published)
    {
        if (day.Relative is { } relative)
            return ResolveRelative(day, relative, published);
        if (day.Weekday is { } weekday)
        {
            var back = ((int)published.DayOfWeek - (int)weekday + 7) % 7;
            return [Day.Of(published.AddDays(-back), day), Day.Of(published.AddDays(7 - back), day)];
        }

        return day is { Year: null, Month: { } month } ? [day with { Year = NearestYear(month, published) }] : [];
    }

    static Day[] ResolveRelative(Day day, string relative, DateOnly published)
    {
        Day Year(int years) => day with { Relative = null, Year = published.Year + years };
        Day Month(DateOnly date) => day with { Relative = null, Year = date.Year, Month = date.Month };
        Day Exact(int days) => Day.Of(published.AddDays(days), day with { Relative = null });

        var words = relative.Split(' ');
        if (words.Length < 3)
            return relative switch
            {
                "today" or "tonight" => [Exact(0)],
                "yesterday" => [Exact(-1)],
                "tomorrow" => [Exact(1)],
                "last year" => [Year(-1)],
                "this year" => [Year(0)],
                "next year" => [Year(1)],
                "last month" => [Month(published.AddMonths(-1))],
                "this month" => [Month(published)],
                "next month" => [Month(published.AddMonths(1))],
                _ => [],
            };
        var count = (int)double.Parse(words[0], CultureInfo.InvariantCulture);
        return words[1].TrimEnd('s') switch
        {
            "day" => [Exact(-count)],
            "week" => [Month(published.AddDays(-7 * count))],
            "month" => [Month(published.AddMonths(-count))],
            "year" => [Year(-count)],
            "decade" => [Year(-10 * count)],
            _ => [],
        };
    }

    static int NearestYear(int month, DateOnly published)
    {
        var behind = published.Month - month;
        return behind > 6 ? published.Year + 1 : behind < -6 ? published.Year - 1 : published.Year;
    }
}
