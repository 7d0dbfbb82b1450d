namespace NewsBot.Articles;

/// <summary>text → what was read of it; that of the texts that were asked for last is kept. For many threads.</summary>
/// <param name="most">How many are kept.</param>
/// <param name="read">Gives the same each time.</param>
/// <param name="comparer">Tells sources apart; null: by what they are equal by.</param>
sealed class RecentlyRead<TSource, TRead>(
    int most, Func<TSource, TRead> read, IEqualityComparer<TSource>? comparer = null) where TSource : class
{
    readonly Lock _lock = new();
    readonly Recent<TSource, TRead> _kept = new(most, comparer);

    public TRead Of(TSource source)
    {
        lock (_lock)
            if (_kept.TryGet(source, out var known))
                return known;
        var made = read(source);
        lock (_lock)
            _kept.Set(source, made);
        return made;
    }
}
