using System.Numerics.Tensors;
using Microsoft.Extensions.VectorData;

namespace NewsBot.Vectors.InMemory;

/// <summary>How two vectors are compared, and which end of the scale is the near one.</summary>
sealed class Distance
{
    enum Measure
    {
        Dot,
        Euclidean,
        SquaredEuclidean,
        Manhattan,
        Hamming,
    }

    readonly Measure measure;
    readonly bool isCosine;
    readonly double sign;     // of the score, as against the similarity that is computed
    readonly double offset;

    Distance(Measure measure, bool isCosine = false, bool isDistance = true, double sign = 1, double offset = 0)
    {
        this.measure = measure;
        this.isCosine = isCosine;
        this.sign = sign;
        this.offset = offset;
        IsDistance = isDistance;
    }

    /// <summary>Whether the smaller score is the nearer one.</summary>
    public bool IsDistance { get; }

    /// <summary>Whether the length of a vector counts for nothing.</summary>
    public bool IsAngle => isCosine;

    /// <summary>Whether the nearest rows can be told by their product with the query.</summary>
    public bool IsBoundByProduct => measure is Measure.Dot or Measure.Euclidean or Measure.SquaredEuclidean;

    public static Distance Named(string? function, string property) => function switch
    {
        null or DistanceFunction.CosineSimilarity => new(Measure.Dot, isCosine: true, isDistance: false),
        DistanceFunction.CosineDistance => new(Measure.Dot, isCosine: true, sign: -1, offset: 1),
        DistanceFunction.DotProductSimilarity => new(Measure.Dot, isDistance: false),
        DistanceFunction.NegativeDotProductSimilarity => new(Measure.Dot, sign: -1),
        DistanceFunction.EuclideanDistance => new(Measure.Euclidean),
        DistanceFunction.EuclideanSquaredDistance => new(Measure.SquaredEuclidean),
        DistanceFunction.ManhattanDistance => new(Measure.Manhattan),
        DistanceFunction.HammingDistance => new(Measure.Hamming),
        _ => throw new NotSupportedException(
            $"The vector property '{property}' has the distance function '{function}'; supported are " +
            "CosineSimilarity, CosineDistance, DotProductSimilarity, NegativeDotProductSimilarity, " +
            "EuclideanDistance, EuclideanSquaredDistance, ManhattanDistance and HammingDistance."),
    };

    /// <summary>The query as <see cref="Score"/> wants it: of length 1 where only the angle counts.</summary>
    public float[] Query(float[] query)
    {
        if (!isCosine)
            return query;

        var unit = new float[query.Length];
        var inverseNorm = VectorMath.InverseNorm(query);
        for (var i = 0; i < unit.Length; i++)
            unit[i] = (float)(query[i] * inverseNorm);

        return unit;
    }

    /// <summary>Always finite; in double precision where floats do not hold the result.</summary>
    public double Score(ReadOnlySpan<float> query, ReadOnlySpan<float> vector, float inverseNorm)
    {
        var value = measure switch
        {
            Measure.Dot when isCosine => Cosine(query, vector, inverseNorm),
            Measure.Dot => VectorMath.Product(query, vector),
            Measure.Euclidean => VectorMath.Distance(query, vector),
            Measure.SquaredEuclidean => Math.Pow(VectorMath.Distance(query, vector), 2),
            Measure.Manhattan => Manhattan(query, vector),
            _ => TensorPrimitives.HammingDistance(query, vector),
        };
        return offset + sign * value;
    }

    /// <summary>A score the other way round where needed: of two ranks the higher is the nearer.</summary>
    public double RankOf(double score) => IsDistance ? -score : score;

    /// <summary>The cosine that a rank stands for, where only the angle counts.</summary>
    public double LeastCosine(double rank) => rank - (IsDistance ? -offset : offset);

    /// <summary>
    /// The best rank of a vector of this length whose product with the query is at most bound × norm.
    /// </summary>
    /// <param name="rounding">How wrong sums of products of floats can be, for vectors of length 1.</param>
    public double BestRank(double bound, double norm, double squaredQueryNorm, double rounding)
    {
        if (isCosine)
            return bound + (IsDistance ? -offset : offset);
        if (measure == Measure.Dot)
            return bound * norm;

        // |q - v|² = |q|² + |v|² - 2 q·v
        var squares = squaredQueryNorm + norm * norm;
        var least = Math.Max(0, (squares * (1 - 4 * rounding) - 2 * bound * norm) * (1 - 4 * rounding));
        return measure == Measure.Euclidean ? -Math.Sqrt(least) : -least;
    }

    static double Cosine(ReadOnlySpan<float> unit, ReadOnlySpan<float> vector, float inverseNorm)
    {
        // Of a vector that is neither very short nor very long, floats lose nothing that counts.
        var cosine = inverseNorm switch
        {
            0 => 0,
            > 1e-15f and < 1e15f => VectorMath.Dot(unit, vector) * (double)inverseNorm,
            _ => VectorMath.Product(unit, vector) * VectorMath.InverseNorm(vector),
        };
        return Math.Clamp(cosine, -1, 1);
    }

    static double Manhattan(ReadOnlySpan<float> query, ReadOnlySpan<float> vector)
    {
        var sum = 0.0;
        for (var i = 0; i < query.Length; i++)
            sum += Math.Abs((double)query[i] - vector[i]);

        return sum;
    }
}
