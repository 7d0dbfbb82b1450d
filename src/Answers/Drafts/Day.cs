namespace NewsBot.Answers.Drafts;

/// <summary>What an expression says of a day; null is what it does not say.</summary>
/// <param name="Relative">"yesterday", "last week": true on the day of publication only.</param>
/// <param name="First">Its first word.</param>
/// <param name="Last">Its last word.</param>
sealed record Day(
    int? Year, int? Month, int? DayOfMonth, DayOfWeek? Weekday, string? Relative, int First, int Last)
{
    /// <summary>Whether all that this says is said by the other, too.</summary>
    public bool FollowsFrom(Day other) =>
        Relative is null
            ? Says(Year, other.Year) && Says(Month, other.Month) && Says(DayOfMonth, other.DayOfMonth)
                && (Weekday is null || Weekday == other.Weekday || Weekday == other.Date?.DayOfWeek)
            : Relative == other.Relative;

    public DateOnly? Date =>
        (Year, Month, DayOfMonth) is ({ } year, { } month and >= 1 and <= 12, { } day)
            && day >= 1 && year is >= 1 and <= 9999 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day) : null;

    /// <summary>The day itself, as far as the day of publication tells it.</summary>
    public static Day Of(DateOnly date, Day said) =>
        said with { Year = date.Year, Month = date.Month, DayOfMonth = date.Day, Weekday = date.DayOfWeek };

    static bool Says(int? claimed, int? said) => claimed is null || claimed == said;
}
