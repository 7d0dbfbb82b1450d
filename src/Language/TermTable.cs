namespace NewsBot.Language;

/// <summary>Numbers terms in the order of their first appearance; a look-up allocates nothing.</summary>
/// <remarks>
/// A <see cref="Dictionary{TKey,TValue}"/> searched by span would be compiled at the start, and a string for every
/// term would take twice the room of its letters.
/// </remarks>
sealed class TermTable
{
    int[] buckets = new int[64];   // number + 1, 0 = free
    int[] hashes = new int[32];
    int[] ends = new int[32];      // of the terms, in letters
    char[] letters = new char[256];

    public int Count { get; private set; }

    public ReadOnlySpan<char> this[int number] => new(letters, StartOf(number), ends[number] - StartOf(number));

    /// <summary>The number of the term, or -1.</summary>
    public int Find(ReadOnlySpan<char> term) => buckets[BucketOf(term, string.GetHashCode(term))] - 1;

    public int FindOrAdd(ReadOnlySpan<char> term) => FindOrAdd(term, string.GetHashCode(term));

    /// <summary>The number here of a term of another table.</summary>
    public int FindOrAdd(TermTable other, int number) => FindOrAdd(other[number], other.hashes[number]);

    int FindOrAdd(ReadOnlySpan<char> term, int hash)
    {
        var bucket = BucketOf(term, hash);
        if (buckets[bucket] != 0)
            return buckets[bucket] - 1;

        if (Count == hashes.Length)
        {
            Grow();
            bucket = BucketOf(term, hash);
        }

        var start = StartOf(Count);
        if (start + term.Length > letters.Length)
            GrowLetters(start, start + term.Length);

        term.CopyTo(new Span<char>(letters, start, term.Length));
        hashes[Count] = hash;
        ends[Count] = start + term.Length;
        buckets[bucket] = ++Count;
        return Count - 1;
    }

    // Array.Resize of letters would be compiled at the start.
    void GrowLetters(int used, int needed)
    {
        var larger = new char[Math.Max(letters.Length * 2, needed)];
        Array.Copy(letters, larger, used);
        letters = larger;
    }

    int StartOf(int number) => number == 0 ? 0 : ends[number - 1];

    int BucketOf(ReadOnlySpan<char> term, int hash)
    {
        var mask = buckets.Length - 1;
        var bucket = hash & mask;
        while (buckets[bucket] is var number && number != 0
               && (hashes[number - 1] != hash || !term.SequenceEqual(this[number - 1])))
            bucket = (bucket + 1) & mask;

        return bucket;
    }

    void Grow()
    {
        Array.Resize(ref hashes, Count * 2);
        Array.Resize(ref ends, Count * 2);
        buckets = new int[buckets.Length * 2];
        var mask = buckets.Length - 1;
        for (var number = 0; number < Count; number++)
        {
            var bucket = hashes[number] & mask;
            while (buckets[bucket] != 0)
                bucket = (bucket + 1) & mask;

            buckets[bucket] = number + 1;
        }
    }
}
