namespace NewsBot.Vectors.InMemory;

/// <summary>A field of the keyword index: how long its texts are.</summary>
sealed class TextField(int slot)
{
    int[] lengths = new int[16];
    bool hasReference;

    /// <summary>Where a record has the text.</summary>
    public int Slot => slot;

    /// <summary>In terms, by document.</summary>
    public int[] Lengths => lengths;

    /// <summary>Of the documents that are not removed.</summary>
    public long TotalLength { get; set; }

    /// <summary>The length of the longest text so far.</summary>
    public int Longest { get; private set; }

    /// <summary>What was the mean length when postings were first packed: what the maxima of blocks refer to.</summary>
    public double ReferenceLength { get; private set; } = 1;

    public void Add(int document, int length)
    {
        if (document >= lengths.Length)
            Array.Resize(ref lengths, lengths.Length * 2);

        lengths[document] = length;
        TotalLength += length;
        Longest = Math.Max(Longest, length);
    }

    public void SetReference(int documents)
    {
        if (hasReference || TotalLength == 0)
            return;

        ReferenceLength = (double)TotalLength / documents;
        hasReference = true;
    }

    /// <summary>Keeps the documents that get a number; a new reference can be set for what is packed next.</summary>
    public void Renumber(int[] numbers, int count)
    {
        (Longest, hasReference) = (0, false);
        var kept = new int[Math.Max(16, count)];
        for (var document = 0; document < numbers.Length; document++)
        {
            if (numbers[document] < 0)
                continue;

            kept[numbers[document]] = lengths[document];
            Longest = Math.Max(Longest, lengths[document]);
        }

        lengths = kept;
        SetReference(count);
    }
}
