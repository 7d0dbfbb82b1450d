using System.Numerics.Tensors;

namespace NewsBot.Vectors.Training;

/// <summary>How well each text finds its partner among all of a batch, and the gradient of that.</summary>
/// <remarks>
/// Softmax over the batch, both ways (as in CLIP, Radford et al. 2021): with S = A·Bᵀ/τ, the loss is the mean over i of
/// ½(log Σⱼ exp Sᵢⱼ + log Σⱼ exp Sⱼᵢ) − Sᵢᵢ. Rows are of length 1, so no S is above 1/τ: exp(S − 1/τ) cannot overflow,
/// and one matrix of exponentials serves both directions.
/// </remarks>
sealed class ContrastiveLoss(int batchSize, int dimensions, float temperature, int cores)
{
    const int RowBlock = 64;

    readonly MatrixProduct _product = new(cores);
    readonly float[] _similarities = new float[batchSize * batchSize];
    readonly float[] _partialSums = new float[Blocks.CountOf(batchSize, RowBlock) * batchSize];
    readonly float[] _rowFactors = new float[batchSize];
    readonly float[] _columnFactors = new float[batchSize];
    readonly float[] _losses = new float[batchSize];

    /// <param name="vectors">
    /// 2·count × dimensions, each row of length 1 or 0: A, then B; rows i of both are partners.
    /// </param>
    /// <param name="groups">Rows of one group are not each other's wrong answers.</param>
    /// <param name="count">A multiple of 16, at most the batch size.</param>
    /// <param name="gradients">The loss's derivative by the vectors.</param>
    /// <returns>The loss, in nats.</returns>
    public double Compute(float[] vectors, ReadOnlyMemory<int> groups, int count, float[] gradients)
    {
        var (a, b) = Halves(vectors, count);
        var (gradientA, gradientB) = Halves(gradients, count);
        _product.Multiply(a, dimensions, 1, b, 1, dimensions, _similarities, count, dimensions, count);
        Blocks.For(count, RowBlock, cores, (start, end) => Exponentiate(start, end, groups.Span, count));
        var loss = SumColumns(count);
        Blocks.For(count, RowBlock, cores, (start, end) => Differentiate(start, end, count));
        _product.Multiply(_similarities, count, 1, b, dimensions, 1, gradientA, count, count, dimensions);
        _product.Multiply(_similarities, 1, count, a, dimensions, 1, gradientB, count, count, dimensions);
        return loss;
    }

    (Memory<float>, Memory<float>) Halves(float[] rows, int count) =>
        (rows.AsMemory(0, count * dimensions), rows.AsMemory(count * dimensions, count * dimensions));

    void Exponentiate(int start, int end, ReadOnlySpan<int> groups, int count)
    {
        var sums = _partialSums.AsSpan(start / RowBlock * batchSize, count);
        sums.Clear();
        for (var row = start; row < end; row++)
        {
            var values = _similarities.AsSpan(row * count, count);
            TensorPrimitives.Subtract(values, 1, values);
            TensorPrimitives.Divide(values, temperature, values);
            _losses[row] = -values[row];
            TensorPrimitives.Exp(values, values);
            for (var column = 0; column < count; column++)
                if (groups[column] == groups[row] && column != row)
                    values[column] = 0;
            _rowFactors[row] = TensorPrimitives.Sum<float>(values);
            TensorPrimitives.Add(sums, values, sums);
        }
    }

    double SumColumns(int count)
    {
        var sums = _columnFactors.AsSpan(0, count);
        sums.Clear();
        for (var block = 0; block < Blocks.CountOf(count, RowBlock); block++)
            TensorPrimitives.Add(sums, _partialSums.AsSpan(block * batchSize, count), sums);
        var loss = 0.0;
        for (var i = 0; i < count; i++)
        {
            loss += _losses[i] + (Math.Log(_rowFactors[i]) + Math.Log(_columnFactors[i])) / 2;
            _rowFactors[i] = 0.5f / _rowFactors[i];
            _columnFactors[i] = 0.5f / _columnFactors[i];
        }

        return loss / count;
    }

    /// <summary>Exponentials → derivatives of the loss by the similarities.</summary>
    void Differentiate(int start, int end, int count)
    {
        var factors = new float[count];
        for (var row = start; row < end; row++)
        {
            var values = _similarities.AsSpan(row * count, count);
            TensorPrimitives.Add(_columnFactors.AsSpan(0, count), _rowFactors[row], factors);
            TensorPrimitives.Multiply(values, factors, values);
            values[row] -= 1;
            TensorPrimitives.Multiply(values, 1 / (temperature * count), values);
        }
    }
}
