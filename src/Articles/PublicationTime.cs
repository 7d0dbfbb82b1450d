using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace NewsBot.Articles;

/// <summary>When an article was published: a calendar date, or a point in time with its offset.</summary>
readonly record struct PublicationTime(DateOnly Date, DateTimeOffset? Time = null) : IComparable<PublicationTime>
{
    static readonly string[] DateFormats = ["yyyy-MM-dd", "yyyy/MM/dd"];

    /// <summary>Reads "2026-01-06" or an ISO 8601 date-time ("2026-01-06T10:30:00+09:00").</summary>
    /// <remarks>The date of a date-time is the one its own offset says: what the outlet printed on that day.</remarks>
    public static bool TryParse([NotNullWhen(true)] string? text, out PublicationTime published)
    {
        published = default;
        if (DateOnly.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            published = new(date);
        else if (text is [_, _, _, _, '-' or '/', _, _, '-' or '/', _, _, 'T' or ' ', ..] && DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            published = new(DateOnly.FromDateTime(time.DateTime), time);
        else
            return false;

        return true;
    }

    public int CompareTo(PublicationTime other) =>
        Date != other.Date
            ? Date.CompareTo(other.Date)
            : Nullable.Compare(Time, other.Time);

    /// <summary>"2026-01-06", or the date-time in ISO 8601 with its offset.</summary>
    public override string ToString() =>
        Time?.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture)
        ?? Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
