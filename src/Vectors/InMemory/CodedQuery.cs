namespace NewsBot.Vectors.InMemory;

/// <summary>A query for <see cref="CodedVectors"/>, and how near to it a row can be at best.</summary>
/// <remarks>
/// With q' and v' for what the codes say, q·v ≤ q'·v' + |q'| |v - v'| + |q - q'| |v| (Cauchy and Schwarz). A row whose
/// bound does not reach the worst of the best cannot be one of them, so nothing that belongs is ever lost.
/// </remarks>
sealed class CodedQuery
{
    // As for rows: other queries are compared with every vector.
    const double ShortestLength = 1e-10, LongestLength = 1e10;

    readonly Distance distance;
    readonly double squaredNorm;
    readonly double rounding;   // at most so much is lost in adding up the product of two unit vectors in floats

    CodedQuery(Distance distance, float[] query, int stride, double squaredNorm)
    {
        this.distance = distance;
        this.squaredNorm = squaredNorm;
        rounding = (query.Length / 8 + 16) * Math.Pow(2, -23);
        var (largest, sum) = (0.0, 0.0);
        foreach (var component in query)
        {
            largest = Math.Max(largest, Math.Abs(component));
            sum += Math.Abs(component);
        }

        // As fine as possible, as long as no sum of products with codes of 127 can overflow.
        var most = Math.Floor((int.MaxValue / 127.0 - stride) / (sum / largest));
        var step = largest / Math.Min(most, short.MaxValue);
        Codes = new short[stride];
        var (codedSquares, leftOutSquares) = (0.0, 0.0);
        for (var i = 0; i < query.Length; i++)
        {
            Codes[i] = (short)Math.Round(query[i] / step);
            var coded = Codes[i] * step;
            codedSquares += coded * coded;
            leftOutSquares += (query[i] - coded) * (query[i] - coded);
        }

        PerProduct = (float)step;
        PerError = (float)(Math.Sqrt(codedSquares) * (1 + rounding));
        Offset = (float)(Math.Sqrt(leftOutSquares) + rounding * Math.Sqrt(squaredNorm));
    }

    public short[] Codes { get; }

    /// <summary>
    /// At most, q·v / |v| is product × scale × this + error × <see cref="PerError"/> + <see cref="Offset"/>.
    /// </summary>
    public float PerProduct { get; }

    public float PerError { get; }

    public float Offset { get; }

    /// <summary>Whether the bound on q·v / |v| is all it takes: nothing else about the row is needed.</summary>
    public bool IsAngle => distance.IsAngle;

    /// <summary>Null where the codes can say nothing about the nearness to this query.</summary>
    public static CodedQuery? For(Distance distance, float[] query, int stride)
    {
        if (!distance.IsBoundByProduct)
            return null;

        var squaredNorm = 0.0;
        foreach (var component in query)
            squaredNorm += (double)component * component;

        return Math.Sqrt(squaredNorm) is > ShortestLength and < LongestLength
            ? new(distance, query, stride, squaredNorm)
            : null;
    }

    /// <summary>Whether a row can have the rank.</summary>
    public bool CanReach(double rank, int product, float scale, float error, float inverseNorm)
    {
        var bound = (double)product * scale * PerProduct + (double)error * PerError + Offset;
        var norm = inverseNorm == 0 ? 0 : 1.0 / inverseNorm;
        return !(distance.BestRank(bound, norm, squaredNorm, rounding) < rank);
    }

    /// <summary>The least q·v / |v| with which a row can have the rank, where only the angle counts.</summary>
    public float LeastCosine(double rank) => (float)distance.LeastCosine(rank);
}
