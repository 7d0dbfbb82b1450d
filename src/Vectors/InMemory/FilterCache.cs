namespace NewsBot.Vectors.InMemory;

/// <summary>
/// The filters that were asked for last: what each value of an indexed property answered is not asked again.
/// </summary>
/// <remarks>
/// Several searches of one question have the same filter. Only filters that have a signature are kept
/// (<see cref="FilterReading.Signature"/>). Entries are replaced whole, so that many may read and write.
/// </remarks>
sealed class FilterCache
{
    const int Most = 4;

    readonly Entry?[] entries = new Entry?[Most];
    int next;

    /// <param name="version">Of the rows; an entry of another version is not used.</param>
    public RowFilter Get(RecordPredicate predicate, long version, Func<RowFilter> make)
    {
        if (predicate.Reading.Signature is not { } signature)
            return make();
        foreach (var entry in entries)
        {
            if (entry is not null && entry.Version == version && entry.Signature.SequenceEqual(signature))
                return entry.Filter;
        }

        var made = new Entry(signature, version, make());
        entries[(uint)Interlocked.Increment(ref next) % Most] = made;
        return made.Filter;
    }

    sealed record Entry(IReadOnlyList<object?> Signature, long Version, RowFilter Filter);
}
