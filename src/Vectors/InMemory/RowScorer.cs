namespace NewsBot.Vectors.InMemory;

/// <summary>row → rank, for one search.</summary>
sealed class RowScorer(
    VectorColumn column, VectorQuery query, float[] prepared, StoredRecord[] rows, RowFilter? filter)
{
    readonly Distance distance = query.Distance;
    readonly double leastRank =
        query.Threshold is { } threshold ? query.Distance.RankOf(threshold) : double.NegativeInfinity;

    public bool HasFilter => filter is not null;

    /// <summary>Whether several threads may score at once.</summary>
    public bool CanBeShared => filter is null or { IsPure: true };

    public bool Accepts(int row) => filter is null || filter.Accepts(row);

    /// <summary>The rank from which on a row can still come in.</summary>
    public double LeastRank(BestRows best) => Math.Max(leastRank, best.LeastRank);

    /// <summary>Scores a row that the filter accepts.</summary>
    public void Offer(int row, BestRows best)
    {
        var rank = distance.RankOf(distance.Score(prepared, column.Vector(row), column.InverseNorm(row)));
        if (rank >= leastRank && best.Wants(rank))
            best.Offer(rank, rows[row].Sequence, row);
    }
}
