using System.Diagnostics.CodeAnalysis;

namespace NewsBot.Articles;

/// <summary>Every article that was read, by id, and what they cover.</summary>
sealed class Archive
{
    readonly Dictionary<string, Article> _articles = new(StringComparer.Ordinal);
    readonly List<Article> _inReadingOrder = [];
    ArchiveDays? _days;

    public int Count => _inReadingOrder.Count;

    public IReadOnlyList<Article> Articles => _inReadingOrder;

    /// <exception cref="ArgumentException">An article of this id is already here.</exception>
    public void Add(Article article)
    {
        _articles.Add(article.Id, article);
        _inReadingOrder.Add(article);
    }

    public bool TryGet(string id, [NotNullWhen(true)] out Article? article) => _articles.TryGetValue(id, out article);

    /// <summary>What there is to search, of the articles published on or before a day where one is given.</summary>
    public Coverage CoverageUntil(DateOnly? asOf)
    {
        var days = Volatile.Read(ref _days);
        if (days is null || days.Articles != Count)
            Volatile.Write(ref _days, days = ArchiveDays.Of(_inReadingOrder));
        return days.CoverageUntil(asOf);
    }
}
