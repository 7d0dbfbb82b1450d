using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace NewsBot.Articles;

/// <summary>When an article was published: a calendar date, or a point in time with its offset.</summary>
readonly record struct PublicationTime(DateOnly Date, DateTimeOffset? Time = null) : IComparable<PublicationTime>
{
    /// <summary>Reads "2026-01-06" or an ISO 8601 date-time ("2026-01-06T10:30:00+09:00").</summary>
    /// <remarks>The date of a date-time is the one its own offset says: what the outlet printed on that day.</remarks>
    public static bool TryParse([NotNullWhen(true)] string? text, out PublicationTime published)
    {
        published = default;
        if (TryParseDate(text, out var date))
            published = new(date);
        else if (text is [_, _, _, _, '-' or '/', _, _, '-' or '/', _, _, 'T' or ' ', ..] && DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            published = new(DateOnly.FromDateTime(time.DateTime), time);
        else
            return false;

        return true;
    }

    /// <remarks>
    /// "2026-01-06" or "2026/01/06". <see cref="DateOnly"/> compares separators by the rules of a language, and loads
    /// those: a tenth of a start.
    /// </remarks>
    static bool TryParseDate(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        if (text is not [_, _, _, _, '-' or '/', _, _, '-' or '/', _, _] || text[4] != text[7]
            || !TryParse(text[..4], out var year) || !TryParse(text[5..7], out var month)
            || !TryParse(text[8..], out var day)
            || year == 0 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new(year, month, day);
        return true;
    }

    /// <remarks>A number may end with zero characters ("\0"), a date may not.</remarks>
    static bool TryParse(ReadOnlySpan<char> digits, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number) && digits[^1] != '\0';

    /// <remarks>
    /// Written out: the one of a record would be compiled anew at each start, with all that it compares by.
    /// </remarks>
    public bool Equals(PublicationTime other) => CompareTo(other) == 0;

    public override int GetHashCode() => Date.GetHashCode();

    public int CompareTo(PublicationTime other) =>
        Date != other.Date
            ? Date.CompareTo(other.Date)
            : Nullable.Compare(Time, other.Time);

    /// <summary>"2026-01-06", or the date-time in ISO 8601 with its offset.</summary>
    public override string ToString() =>
        Time?.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture)
        ?? Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
