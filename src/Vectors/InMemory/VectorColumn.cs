namespace NewsBot.Vectors.InMemory;

/// <summary>The vectors of one property, one after the other in memory, and the scan over them.</summary>
/// <remarks>
/// Vectors are kept as they were given, beside the reciprocal of their length: a cosine costs one multiplication more
/// than a product of unit vectors, and what was stored can be given back to the last bit.
/// </remarks>
sealed class VectorColumn(string name, int dimensions)
{
    const int SegmentRows = 1024;   // growing never copies more than one segment

    readonly List<float[]> segments = [];
    float[] inverseNorms = new float[16];
    int known;   // rows that have a reciprocal length; NaN = the row has no vector

    public string Name => name;

    public int Dimensions => dimensions;

    public bool Has(int row) => row < known && !float.IsNaN(inverseNorms[row]);

    public float[] Copy(int row)
    {
        var vector = new float[dimensions];
        Array.Copy(segments[row / SegmentRows], row % SegmentRows * dimensions, vector, 0, dimensions);
        return vector;
    }

    public void Set(int row, float[] vector)
    {
        EnsureRow(row);
        Array.Copy(vector, 0, segments[row / SegmentRows], row % SegmentRows * dimensions, dimensions);
        inverseNorms[row] = VectorMath.InverseNorm(vector);
    }

    public void Clear(int row)
    {
        if (row < known)
            inverseNorms[row] = float.NaN;
    }

    public void Move(int from, int to)
    {
        if (Has(from))
            Set(to, Copy(from));
        else
            Clear(to);

        Clear(from);
    }

    /// <summary>Offers every row that the filter accepts and whose score reaches the threshold.</summary>
    public void Search(
        VectorQuery query, StoredRecord[] rows, int count, Func<StoredRecord, bool>? filter, BestRows best)
    {
        var distance = query.Distance;
        var prepared = distance.Query(query.Vector);
        var sign = distance.IsDistance ? -1 : 1;
        var leastRank = query.Threshold is { } threshold ? sign * threshold : double.NegativeInfinity;
        count = Math.Min(count, known);
        for (var number = 0; number < segments.Count; number++)
        {
            var start = number * SegmentRows;
            for (var row = start; row < Math.Min(count, start + SegmentRows); row++)
            {
                var inverseNorm = inverseNorms[row];
                if (float.IsNaN(inverseNorm) || (filter is not null && !filter(rows[row])))
                    continue;

                var vector = new ReadOnlySpan<float>(segments[number], (row - start) * dimensions, dimensions);
                var rank = sign * distance.Score(prepared, vector, inverseNorm);
                if (rank >= leastRank && best.Wants(rank))
                    best.Offer(rank, rows[row].Sequence, row);
            }
        }
    }

    void EnsureRow(int row)
    {
        if (row >= inverseNorms.Length)
        {
            var grown = new float[Math.Max(row + 1, inverseNorms.Length * 2)];
            Array.Copy(inverseNorms, grown, known);
            inverseNorms = grown;
        }

        for (; known <= row; known++)
            inverseNorms[known] = float.NaN;

        while (segments.Count <= row / SegmentRows)
            segments.Add([]);

        var segment = row / SegmentRows;
        var needed = row % SegmentRows + 1;
        if (segments[segment].Length >= needed * dimensions)
            return;

        // Only the first segment starts small: most collections in tests and at the start have few records.
        var rows = segment > 0 ? SegmentRows : Math.Min(SegmentRows, Math.Max(16, needed * 2));
        var larger = new float[rows * dimensions];
        Array.Copy(segments[segment], larger, segments[segment].Length);
        segments[segment] = larger;
    }
}
