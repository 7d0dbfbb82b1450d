namespace NewsBot.Vectors;

/// <summary>FNV-1a over UTF-16 code units with MurmurHash3's last step: the same on every machine.</summary>
static class StableHash
{
    const ulong OffsetBasis = 14695981039346656037, Prime = 1099511628211;

    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = OffsetBasis;
        foreach (var c in text)
            hash = (hash ^ c) * Prime;

        return Mix(hash);
    }

    public static ulong Combine(ulong first, ulong second) => Mix((first * Prime) ^ second);

    static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
        return hash ^ (hash >> 33);
    }
}
