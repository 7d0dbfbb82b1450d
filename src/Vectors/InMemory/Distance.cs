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
            unit[i] = query[i] * inverseNorm;

        return unit;
    }

    public double Score(ReadOnlySpan<float> query, ReadOnlySpan<float> vector, float inverseNorm)
    {
        var value = measure switch
        {
            Measure.Dot => VectorMath.Dot(query, vector),
            Measure.Euclidean => TensorPrimitives.Distance(query, vector),
            Measure.SquaredEuclidean => Math.Pow(TensorPrimitives.Distance(query, vector), 2),
            Measure.Manhattan => Manhattan(query, vector),
            _ => TensorPrimitives.HammingDistance(query, vector),
        };
        if (isCosine)
            value = Math.Clamp(value * inverseNorm, -1, 1);

        return offset + sign * value;
    }

    static double Manhattan(ReadOnlySpan<float> query, ReadOnlySpan<float> vector)
    {
        var sum = 0.0;
        for (var i = 0; i < query.Length; i++)
            sum += Math.Abs((double)query[i] - vector[i]);

        return sum;
    }
}
