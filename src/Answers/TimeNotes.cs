using System.Globalization;
using NewsBot.Articles;
using NewsBot.Passages;

namespace NewsBot.Answers;

/// <summary>Tells the reader where an answer's articles are not of the days that the question asks about.</summary>
static class TimeNotes
{
    // What happens on a day is reported, and looked back on, for about this long.
    const int DaysBefore = 2, DaysAfter = 14;

    /// <param name="asOf">Articles published later are not looked at; null looks at all.</param>
    public static Answer AddTo(Answer answer, QuestionTime time, DateOnly? asOf, Archive archive)
    {
        if (time.Ranges.Count == 0)
            return answer;
        return answer switch
        {
            Answer.Cited cited when NoteOn(cited, time) is { } note => cited with { Notes = [.. cited.Notes, note] },
            Answer.NotInTheNews { Searched.Articles: > 0 } refusal when !HasArticles(time, asOf, archive) =>
                refusal with { DaysWithout = Shown(time) },
            _ => answer,
        };
    }

    /// <summary>"1–7 January 2026", "5 January 2026 and 3 March 2026", "the time until 31 January 2022".</summary>
    public static string Shown(QuestionTime time) => string.Join(" and ", time.Ranges.Select(Shown));

    static string? NoteOn(Answer.Cited answer, QuestionTime time)
    {
        var days = answer.Citations.Select(c => c.Published?.Date).Distinct().ToList();
        if (days.Exists(day => day is null || time.Ranges.Any(r => IsNear(r, day.Value))))
            return null;
        var published = new DayRange(days.Min(), days.Max()!.Value);
        var articles = answer.Citations.Select(c => c.ArticleId).Distinct().Count() == 1
            ? "the cited article was published on "
            : days.Count == 1 ? "the cited articles were published on " : "the cited articles were published between ";
        var when = days.Count == 1 ? Shown(published) : $"{Day(published.From!.Value)} and {Day(published.To)}";
        return $"The question asks about {Shown(time)}; {articles}{when}.";
    }

    static bool IsNear(DayRange range, DateOnly day) => range.DaysOutside(day) is >= -DaysBefore and <= DaysAfter;

    static bool HasArticles(QuestionTime time, DateOnly? asOf, Archive archive) => archive.Articles.Any(
        a => a.Published?.Date is { } day && !(day > asOf) && time.Ranges.Any(r => r.DaysOutside(day) == 0));

    static string Shown(DayRange range)
    {
        if (range.From is not { } from)
            return $"the time until {Day(range.To)}";
        if (from == range.To)
            return Day(from);
        if (from.Year != range.To.Year)
            return $"{Day(from)} to {Day(range.To)}";
        return from.Month == range.To.Month
            ? $"{from.Day}–{Day(range.To)}"
            : $"{from.ToString("d MMMM", CultureInfo.InvariantCulture)} to {Day(range.To)}";
    }

    static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
