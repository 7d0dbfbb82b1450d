using System.Collections.Concurrent;

namespace NewsBot.Passages;

/// <summary>question → what it says about when. Thread-safe; the same question on the same day is read once.</summary>
static class QuestionTimeReader
{
    // A chat asks the same question again; an endless run must not grow for ever.
    const int MostRemembered = 1024;

    // A named span up to a month that ends now is the news of now; "this year" is a span to look in.
    const int LongestNow = 31;

    static readonly ConcurrentDictionary<(string Question, DateOnly Day), QuestionTime> Remembered = new();

    /// <param name="day">The day that it is asked on: "last week" counts from it, and nothing named may lie after it.</param>
    public static QuestionTime Read(string question, DateOnly day)
    {
        var words = TimeWords.Of(question);
        if (!words.NamesATime)
            return words.Latest is { } latest ? new(TimeKind.Latest, [], latest) : QuestionTime.Undated;
        if (Remembered.TryGetValue((question, day), out var known))
            return known;
        var time = Interpret(words, day);
        if (Remembered.Count >= MostRemembered)
            Remembered.Clear();
        return Remembered[(question, day)] = time;
    }

    static QuestionTime Interpret(TimeWords words, DateOnly day)
    {
        var named = new List<(DayRange Range, string Text)>();
        foreach (var found in DateRecognizer.Find(words.Text, day))
            if (words.Accept(found.Start, found.Length) && RangeOf(found, words, day) is { } range)
                named.Add((range, words.Text.Substring(found.Start, found.Length)));

        var now = named.Where(n => IsNow(n.Range, day)).OrderBy(n => Length(n.Range)).ToList();
        if (now.Count > 0)
            return new(TimeKind.Latest, [now[0].Range], now[0].Text);
        if (named.Count == 0)
            return words.Latest is { } latest ? new(TimeKind.Latest, [], latest) : QuestionTime.Undated;

        // "in 2022, on 3 March 2022": the wider one only says where the narrower lies.
        var narrowest = named.Where(n => !named.Exists(other => other.Range != n.Range && Holds(n.Range, other.Range))).ToList();
        return new(
            TimeKind.Dated,
            [.. narrowest.Select(n => n.Range).Distinct().OrderBy(r => r.From ?? DateOnly.MinValue).ThenBy(r => r.To)],
            string.Join("; ", narrowest.Select(n => n.Text).Distinct()));
    }

    static DayRange? RangeOf(FoundTime found, TimeWords words, DateOnly day)
    {
        if (words.HasArticle(found.Start) && found.Text.StartsWith("last ", StringComparison.Ordinal))
            found = found with { Text = "past" + found.Text[4..] };
        var range = DayRanges.Of(found, day);
        return range is { To: var to } && to < day && words.IsAsOf(found.Start) ? new(null, to) : range;
    }

    static bool IsNow(DayRange range, DateOnly day) => range.To == day && Length(range) <= LongestNow;

    static int Length(DayRange range) => range.From is { } from ? range.To.DayNumber - from.DayNumber + 1 : int.MaxValue;

    static bool Holds(DayRange wide, DayRange narrow) =>
        (wide.From is not { } from || narrow.From >= from) && narrow.To <= wide.To;
}
