namespace NewsBot.Passages;

/// <summary>question time × publication day → how likely an article of that day has the answer, unread.</summary>
/// <remarks>
/// The logarithm of a density, so that it adds to a text's score: news of the last days, and slowly ageing news, over
/// a constant for all that is older, and for a dated question the named days with soft edges. The ageing was fitted by
/// maximum likelihood to the ages of the articles that answer 1,576 weekly news questions, against the ages of all
/// articles at that time.
/// </remarks>
/// <param name="asOf">The day that the question is asked on.</param>
/// <param name="newest">The newest article's day, if it is before that one: ages count back from it.</param>
sealed class TimePrior(QuestionTime time, DateOnly asOf, DateOnly newest)
{
    // How much likelier an article of today is than one of years ago, and how fast that falls off.
    const double News = 240, NewsDays = 4.5;
    const double Slow = 4, SlowDays = 120;

    // Most questions of the fit were about the week's news. A question that does not say so gets less of it: that costs
    // nothing there, and a timeless question loses less to what is merely new.
    const double UnlessLatest = 0.3;

    // News of other days may still look back on the named ones, the less the longer ago they are.
    const double OutOfRange = 0.03, LookBackDays = 90;

    // "Until 2025" has no length: it counts as a month.
    const double OpenDays = 31;

    // An archive that ended long ago says little about now: whoever asks it does not mean its last days.
    const double StaleDays = 30, LeastOfStale = 0.01, LeastOfStaleLatest = 0.1;

    // An event is in the news of its day and the next ones; named days are often a little wrong at both ends.
    const int DaysToReport = 2;
    const double DaysAfter = 5, DaysBefore = 2;

    static readonly double Highest = Math.Log(1 + News + Slow);

    readonly double _fresh = Freshness(time.Kind, asOf.DayNumber - newest.DayNumber);

    readonly double _outOfRange = time.To is { } to
        ? OutOfRange * Math.Exp((to.DayNumber - asOf.DayNumber) / LookBackDays)
        : 0;

    /// <param name="published">Null when the article has no date: then nothing speaks for it.</param>
    public TimeScore Of(DateOnly? published)
    {
        if (published is not { } day)
            return new(0, null, null);
        var age = Math.Max(0, newest.DayNumber - day.DayNumber);
        double? inRange = time.Ranges.Count > 0 ? time.Ranges.Max(r => Membership(r, day)) : null;
        var density = _fresh * Ageing(age) * time.Kind switch
        {
            TimeKind.Latest => 1,
            TimeKind.Dated => inRange == 1 ? 1 : _outOfRange,
            _ => UnlessLatest,
        };
        if (time.Kind == TimeKind.Dated)
            density += time.Ranges.Sum(r => Membership(r, day) * DensityIn(r, day)) / time.Ranges.Count;
        return new(Math.Min(1, Math.Log(1 + density) / Highest), age, inRange);
    }

    /// <summary>1 within the days and shortly after them, falling to 0 outside.</summary>
    /// <param name="day">The day of publication.</param>
    public static double Membership(DayRange range, DateOnly day) => range.DaysOutside(day) switch
    {
        0 => 1,
        < 0 and var before => Math.Exp(before / DaysBefore),
        var after => Math.Exp(-Math.Max(0, after - DaysToReport) / DaysAfter),
    };

    static double Ageing(int days) => News * Math.Exp(-days / NewsDays) + Slow * Math.Exp(-days / SlowDays);

    /// <summary>The longer a range, the less each day of it; of an open one, the nearer to its end the more.</summary>
    static double DensityIn(DayRange range, DateOnly day) => range.From is { } from
        ? News / (range.To.DayNumber - from.DayNumber + 1)
        : News / OpenDays + Slow * Math.Exp(-Math.Max(0, range.To.DayNumber - day.DayNumber) / SlowDays);

    static double Freshness(TimeKind kind, int staleDays) => Math.Max(
        kind == TimeKind.Latest ? LeastOfStaleLatest : LeastOfStale, Math.Exp(-Math.Max(0, staleDays) / StaleDays));
}

/// <summary>What an article's day says for it.</summary>
/// <param name="Score">0 to 1; a difference of 1 is odds of 245 to 1.</param>
/// <param name="AgeInDays">Whole days before the as-of date or the newest article; null without a date.</param>
/// <param name="InRange">1 in the days that the question names, down to 0 outside; null when it names none.</param>
readonly record struct TimeScore(double Score, int? AgeInDays, double? InRange);
