namespace NewsBot.Articles;

/// <summary>The days of an archive in order, so that what it covers is looked up and not counted for each question.</summary>
/// <param name="Articles">How many articles there are, dated or not.</param>
sealed record ArchiveDays(int Articles, DateOnly[] Sorted, IReadOnlyList<(string Source, DateOnly First)> Sources)
{
    /// <summary>Articles without a date, and the sources that have one, are there on every day.</summary>
    int Undated => Articles - Sorted.Length;

    public static ArchiveDays Of(IReadOnlyList<Article> articles)
    {
        var sources = new SortedDictionary<string, DateOnly>(StringComparer.OrdinalIgnoreCase);
        var days = new List<DateOnly>(articles.Count);
        foreach (var article in articles)
        {
            if (article.Published?.Date is { } day)
                days.Add(day);
            var first = article.Published?.Date ?? DateOnly.MinValue;
            if (article.Source is { } source && (!sources.TryGetValue(source, out var known) || first < known))
                sources[source] = first;
        }

        DateOnly[] sorted = [.. days];
        Array.Sort(sorted);
        return new(articles.Count, sorted, [.. sources.Select(s => (s.Key, s.Value))]);
    }

    public Coverage CoverageUntil(DateOnly? asOf)
    {
        var dated = asOf is { } day ? CountUntil(day) : Sorted.Length;
        return new(
            Undated + dated,
            dated > 0 ? Sorted[0] : null,
            dated > 0 ? Sorted[dated - 1] : null,
            [.. Sources.Where(s => asOf is not { } last || s.First <= last).Select(s => s.Source)]);
    }

    int CountUntil(DateOnly day)
    {
        var (low, high) = (0, Sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Sorted[middle] <= day)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
