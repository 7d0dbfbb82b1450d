namespace NewsBot.Vectors;

/// <summary>Numbers terms in the order of their first appearance; a look-up allocates nothing.</summary>
/// <remarks>A <see cref="Dictionary{TKey,TValue}"/> searched by span would be compiled at the start.</remarks>
sealed class TermTable
{
    int[] buckets = new int[64];   // number + 1, 0 = free
    int[] hashes = new int[32];
    string[] terms = new string[32];

    public int Count { get; private set; }

    public string this[int number] => terms[number];

    /// <summary>The number of the term, or -1.</summary>
    public int Find(ReadOnlySpan<char> term)
    {
        var hash = string.GetHashCode(term);
        var bucket = BucketOf(term, hash);
        return buckets[bucket] - 1;
    }

    public int FindOrAdd(ReadOnlySpan<char> term)
    {
        var hash = string.GetHashCode(term);
        var bucket = BucketOf(term, hash);
        if (buckets[bucket] != 0)
            return buckets[bucket] - 1;

        if (Count == terms.Length)
        {
            Grow();
            bucket = BucketOf(term, hash);
        }

        hashes[Count] = hash;
        terms[Count] = term.ToString();
        buckets[bucket] = ++Count;
        return Count - 1;
    }

    int BucketOf(ReadOnlySpan<char> term, int hash)
    {
        var mask = buckets.Length - 1;
        var bucket = hash & mask;
        while (buckets[bucket] is var number && number != 0
               && (hashes[number - 1] != hash || !term.SequenceEqual(terms[number - 1])))
            bucket = (bucket + 1) & mask;

        return bucket;
    }

    void Grow()
    {
        Array.Resize(ref hashes, Count * 2);
        Array.Resize(ref terms, Count * 2);
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
