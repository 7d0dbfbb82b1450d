namespace NewsBot.Vectors.InMemory;

/// <summary>The best k of many: a bounded heap with the worst on top; of equals the older record wins.</summary>
sealed class BestRows(int capacity)
{
    int[] rows = new int[Math.Min(capacity, 64)];
    double[] ranks = new double[Math.Min(capacity, 64)];
    long[] sequences = new long[Math.Min(capacity, 64)];

    public int Count { get; private set; }

    public int Capacity => capacity;

    /// <summary>The rank from which on a row can still come in.</summary>
    public double LeastRank => Count < capacity || capacity == 0 ? double.NegativeInfinity : ranks[0];

    public int Row(int place) => rows[place];

    public double Rank(int place) => ranks[place];

    public long Sequence(int place) => sequences[place];

    public BestRows Copy() => new(capacity)
    {
        rows = (int[])rows.Clone(),
        ranks = (double[])ranks.Clone(),
        sequences = (long[])sequences.Clone(),
        Count = Count,
    };

    /// <summary>Whether a rank can still come in; asked first, it saves looking up the record.</summary>
    public bool Wants(double rank) => Count < capacity || (capacity > 0 && rank >= ranks[0]);

    /// <param name="rank">The higher, the better.</param>
    public void Offer(double rank, long sequence, int row)
    {
        if (Count < capacity)
        {
            if (Count == rows.Length)
                Grow();

            Count++;
            Rise(Count - 1, rank, sequence, row);
        }
        else if (capacity > 0 && IsWorse(ranks[0], sequences[0], rank, sequence))
        {
            Sink(0, Count, rank, sequence, row);
        }
    }

    /// <summary>Puts the best first; nothing can be offered afterwards.</summary>
    public void Sort()
    {
        for (var last = Count - 1; last > 0; last--)
        {
            var (rank, sequence, row) = (ranks[last], sequences[last], rows[last]);
            (ranks[last], sequences[last], rows[last]) = (ranks[0], sequences[0], rows[0]);
            Sink(0, last, rank, sequence, row);
        }
    }

    static bool IsWorse(double rank, long sequence, double otherRank, long otherSequence) =>
        rank < otherRank || (rank == otherRank && sequence > otherSequence);

    void Rise(int place, double rank, long sequence, int row)
    {
        while (place > 0)
        {
            var parent = (place - 1) / 2;
            if (!IsWorse(rank, sequence, ranks[parent], sequences[parent]))
                break;

            (ranks[place], sequences[place], rows[place]) = (ranks[parent], sequences[parent], rows[parent]);
            place = parent;
        }

        (ranks[place], sequences[place], rows[place]) = (rank, sequence, row);
    }

    void Sink(int place, int count, double rank, long sequence, int row)
    {
        for (var child = place * 2 + 1; child < count; child = place * 2 + 1)
        {
            if (child + 1 < count && IsWorse(ranks[child + 1], sequences[child + 1], ranks[child], sequences[child]))
                child++;
            if (!IsWorse(ranks[child], sequences[child], rank, sequence))
                break;

            (ranks[place], sequences[place], rows[place]) = (ranks[child], sequences[child], rows[child]);
            place = child;
        }

        (ranks[place], sequences[place], rows[place]) = (rank, sequence, row);
    }

    void Grow()
    {
        var size = Math.Min(capacity, Count * 2);
        Array.Resize(ref rows, size);
        Array.Resize(ref ranks, size);
        Array.Resize(ref sequences, size);
    }
}
