namespace NewsBot.Vectors.InMemory;

/// <summary>The vectors of one property, one after the other in memory, and the scan over them.</summary>
/// <remarks>
/// Vectors are kept as they were given, beside the reciprocal of their length: a cosine costs one multiplication more
/// than a product of unit vectors, and what was stored can be given back to the last bit.
/// </remarks>
sealed class VectorColumn(string name, int dimensions)
{
    const int SegmentRows = 1024;   // growing never copies more than one segment
    const int WorthCoding = 2048;   // rows; fewer are compared sooner than the code that reads codes is compiled

    readonly List<float[]> segments = [];
    float[] inverseNorms = new float[16];
    CodedVectors? codes;   // null while there are few rows
    int known;   // rows that have a reciprocal length; NaN = the row has no vector

    public string Name => name;

    public int Dimensions => dimensions;

    public bool Has(int row) => row < known && !float.IsNaN(inverseNorms[row]);

    public float[] Copy(int row) => Vector(row).ToArray();

    public ReadOnlySpan<float> Vector(int row) =>
        new(segments[row / SegmentRows], row % SegmentRows * dimensions, dimensions);

    /// <summary>1 / length, as far as a float holds it; NaN where the row has no vector.</summary>
    public float InverseNorm(int row) => inverseNorms[row];

    public void Set(int row, ReadOnlySpan<float> vector)
    {
        EnsureRow(row);
        vector.CopyTo(new(segments[row / SegmentRows], row % SegmentRows * dimensions, dimensions));
        inverseNorms[row] = (float)VectorMath.InverseNorm(vector);
        codes?.Set(row, vector, inverseNorms[row]);
    }

    public void Clear(int row)
    {
        if (row >= known)
            return;

        inverseNorms[row] = float.NaN;
        codes?.Clear(row);
    }

    public void Move(int from, int to)
    {
        if (Has(from))
            Set(to, Vector(from));
        else
            Clear(to);

        Clear(from);
    }

    /// <summary>Offers every row that the filter accepts and whose score reaches the threshold.</summary>
    public void Search(
        VectorQuery query, StoredRecord[] rows, int count, RowFilter? filter, BestRows best)
    {
        var prepared = query.Distance.Query(query.Vector);
        var scorer = new RowScorer(this, query, prepared, rows, filter);
        count = Math.Min(count, known);
        if (codes is not null && count > 0 && CodedQuery.For(query.Distance, prepared, codes.Stride) is { } coded)
        {
            new CodedScan(this, codes, coded, scorer, count).Run(best);
            return;
        }

        for (var row = 0; row < count; row++)
        {
            if (Has(row) && scorer.Accepts(row))
                scorer.Offer(row, best);
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
        {
            inverseNorms[known] = float.NaN;
            codes?.Clear(known);
        }

        while (segments.Count <= row / SegmentRows)
            segments.Add([]);

        if (codes is null && known >= WorthCoding && CodedVectors.CanHold(dimensions))
            Encode();

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

    void Encode()
    {
        codes = new(dimensions);
        for (var row = 0; row < known; row++)
        {
            if (Has(row))
                codes.Set(row, Vector(row), inverseNorms[row]);
            else
                codes.Clear(row);
        }
    }
}

/// <summary>What a vector search looks for.</summary>
sealed record VectorQuery(int Column, float[] Vector, Distance Distance, double? Threshold = null);
