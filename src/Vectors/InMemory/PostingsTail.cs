namespace NewsBot.Vectors.InMemory;

/// <summary>The postings of the newest documents, as they come: a ring for each term.</summary>
sealed class PostingsTail
{
    public const int MaxFrequency = (1 << FrequencyBits) - 1;
    const int FrequencyBits = 24;

    int[] documents = new int[64];
    int[] counts = new int[64];   // the field in the upper bits, the frequency in the lower
    int[] next = new int[64];

    public int Length { get; private set; }

    public int Document(int at) => documents[at];

    public int Field(int at) => counts[at] >>> FrequencyBits;

    public int Frequency(int at) => counts[at] & MaxFrequency;

    /// <summary>The posting after this one; after the last comes the first.</summary>
    public int Next(int at) => next[at];

    /// <summary>Counts a term once more.</summary>
    /// <param name="last">The place of the term's last posting + 1; 0 = none yet.</param>
    public NewIn Count(int document, int field, ref int last)
    {
        var isKnown = last != 0 && documents[last - 1] == document;
        if (isKnown && Field(last - 1) == field)
        {
            if (Frequency(last - 1) < MaxFrequency)
                counts[last - 1]++;

            return NewIn.Nothing;
        }

        if (Length == documents.Length)
        {
            Array.Resize(ref documents, Length * 2);
            Array.Resize(ref counts, Length * 2);
            Array.Resize(ref next, Length * 2);
        }

        documents[Length] = document;
        counts[Length] = (field << FrequencyBits) | 1;
        next[Length] = last == 0 ? Length : next[last - 1];
        if (last != 0)
            next[last - 1] = Length;

        last = ++Length;
        return isKnown ? NewIn.Field : NewIn.Document;
    }

    public void Clear() => Length = 0;

    /// <summary>Where a term had not been before it was counted.</summary>
    public enum NewIn
    {
        Nothing,
        Field,
        Document,
    }
}
