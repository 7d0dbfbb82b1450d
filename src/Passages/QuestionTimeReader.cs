namespace NewsBot.Passages;

/// <summary>question → what it says about when.</summary>
static class QuestionTimeReader
{
    // A named span up to a month that ends now is the news of now; "this year" is a span to look in.
    const int LongestNow = 31;

    /// <param name="day">The day that it is asked on: "last week" counts from it, and nothing lies after it.</param>
    public static QuestionTime Read(string question, DateOnly day)
    {
        var words = TimeWords.Of(question);
        if (!words.NamesATime)
            return WithoutDays(words);
        var named = Named(words, day);
        var now = named.Where(n => n.Range.To == day && Length(n.Range) <= LongestNow)
            .OrderBy(n => Length(n.Range)).ToList();
        if (now.Count > 0)
            return new(TimeKind.Latest, [now[0].Range], now[0].Text);
        if (named.Count == 0)
            return WithoutDays(words);

        // "In 2022, on 3 March 2022": the wider one only says where the narrower lies.
        var narrowest = named
            .Where(n => !named.Exists(other => other.Range != n.Range && Holds(n.Range, other.Range))).ToList();
        return new(
            TimeKind.Dated,
            [.. narrowest.Select(n => n.Range).Distinct().OrderBy(r => r.From ?? DateOnly.MinValue).ThenBy(r => r.To)],
            string.Join("; ", narrowest.Select(n => n.Text).Distinct()));
    }

    static QuestionTime WithoutDays(TimeWords words) =>
        words.Latest is { } latest ? new(TimeKind.Latest, [], latest) : QuestionTime.Undated;

    static List<(DayRange Range, string Text)> Named(TimeWords words, DateOnly day)
    {
        var named = new List<(DayRange, string)>();
        var yearTaken = -1;
        foreach (var (start, part) in words.Parts())
            foreach (var inPart in DateRecognizer.Find(part, day))
            {
                var found = inPart with { Start = start + inPart.Start };
                if (found.Start == yearTaken || !words.Accept(found.Start, found.Length))
                    continue;
                if (words.YearBehind(found.Start, found.Length) is { } behind)
                    (found, yearTaken) = (found.Of(behind.Year), behind.Start);
                else if (found.Values.Count > 1 && words.LooksAhead)
                    continue;
                if (RangeOf(found, words, day) is { } range)
                    named.Add((range, words.Text.Substring(found.Start, found.Length)));
            }

        return named;
    }

    static DayRange? RangeOf(FoundTime found, TimeWords words, DateOnly day)
    {
        if (words.HasArticle(found.Start) && found.Text.StartsWith("last ", StringComparison.Ordinal))
            found = found with { Text = "past" + found.Text[4..] };
        var range = DayRanges.Of(found, day);
        return range is { To: var to } && to < day && words.IsAsOf(found.Start) ? new(null, to) : range;
    }

    static int Length(DayRange range) =>
        range.From is { } from ? range.To.DayNumber - from.DayNumber + 1 : int.MaxValue;

    static bool Holds(DayRange wide, DayRange narrow) =>
        (wide.From is not { } from || narrow.From >= from) && narrow.To <= wide.To;
}
