namespace NewsBot.Passages;

/// <summary>What a question says about when: how much its articles' age matters, and which days it names.</summary>
/// <param name="Ranges">The days that it names, none after the day it is asked on; mostly none or one.</param>
/// <param name="Text">The words that said so, as the question has them; null when none did.</param>
sealed record QuestionTime(TimeKind Kind, IReadOnlyList<DayRange> Ranges, string? Text)
{
    public static readonly QuestionTime Undated = new(TimeKind.Undated, [], null);

    /// <summary>The first day of the earliest range; null where that is open, or there is none.</summary>
    public DateOnly? From => Ranges.Count > 0 && Ranges.All(r => r.From is not null) ? Ranges.Min(r => r.From) : null;

    /// <summary>The last day of the latest range.</summary>
    public DateOnly? To => Ranges.Count > 0 ? Ranges.Max(r => r.To) : null;
}

/// <summary>How a question stands to time.</summary>
enum TimeKind
{
    /// <summary>"Who is the mayor of Oslo?": any article will do, a newer one rather.</summary>
    Undated,

    /// <summary>"What is the latest on the strike?", "Who resigned this week?": the news of now.</summary>
    Latest,

    /// <summary>"What happened on 5 January?": the news of those days.</summary>
    Dated,
}

/// <summary>Whole days, both ends belong to it.</summary>
/// <param name="From">Null: from the beginning.</param>
sealed record DayRange(DateOnly? From, DateOnly To)
{
    /// <summary>How many days a day lies before the first (negative) or after the last (positive); 0 inside.</summary>
    public int DaysOutside(DateOnly day) => day > To
        ? day.DayNumber - To.DayNumber
        : From is { } from && day < from ? day.DayNumber - from.DayNumber : 0;
}
