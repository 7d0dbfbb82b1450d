namespace NewsBot.Articles;

/// <summary>
/// The days of an archive in order, so that what it covers is looked up and not counted for each question.
/// </summary>
/// <remarks>
/// Numbers and classes, like <see cref="Language.Term"/>: lists of dates would be compiled again at each start.
/// </remarks>
sealed class ArchiveDays
{
    readonly int[] _dayNumbers; // in rising order
    readonly List<Outlet> _outlets; // in alphabetical order

    ArchiveDays(int articles, int[] dayNumbers, List<Outlet> outlets) =>
        (Articles, _dayNumbers, _outlets) = (articles, dayNumbers, outlets);

    /// <summary>How many articles there are, dated or not.</summary>
    public int Articles { get; }

    /// <summary>Articles without a date, and the outlets that have one, are there on every day.</summary>
    int Undated => Articles - _dayNumbers.Length;

    sealed record Outlet(string Name, int FirstDay);

    public static ArchiveDays Of(IReadOnlyList<Article> articles)
    {
        var outlets = new Dictionary<string, Outlet>(StringComparer.OrdinalIgnoreCase);
        var days = new List<int>(articles.Count);
        foreach (var article in articles)
        {
            var day = article.Published?.Date.DayNumber;
            if (day is { } dated)
                days.Add(dated);
            if (article.Source is not { } source)
                continue;
            var known = outlets.GetValueOrDefault(source);
            if (known is null || (day ?? 0) < known.FirstDay)
                outlets[source] = new(known?.Name ?? source, day ?? 0);
        }

        int[] sorted = [.. days];
        Array.Sort(sorted);
        List<Outlet> inOrder = [.. outlets.Values];
        inOrder.Sort((a, b) => StringComparer.OrdinalIgnoreCase.Compare(a.Name, b.Name));
        return new(articles.Count, sorted, inOrder);
    }

    public Coverage CoverageUntil(DateOnly? asOf)
    {
        var last = asOf?.DayNumber ?? int.MaxValue;
        var dated = CountUntil(last);
        return new(
            Undated + dated,
            dated > 0 ? DateOnly.FromDayNumber(_dayNumbers[0]) : null,
            dated > 0 ? DateOnly.FromDayNumber(_dayNumbers[dated - 1]) : null,
            [.. _outlets.Where(o => o.FirstDay <= last).Select(o => o.Name)]);
    }

    int CountUntil(int day)
    {
        var (low, high) = (0, _dayNumbers.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_dayNumbers[middle] <= day)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
