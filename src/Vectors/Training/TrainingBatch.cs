using System.Numerics.Tensors;

namespace NewsBot.Vectors.Training;

/// <summary>The texts of one step, their vectors, and what the loss says about the vectors of their terms.</summary>
sealed class TrainingBatch(int size, int dimensions, int terms, int cores)
{
    const int TextsPerBlock = 16, TermsPerBlock = 32;

    readonly float[] _inverseLengths = new float[size];
    readonly List<Feature>[] _features = [.. Enumerable.Range(0, size).Select(_ => new List<Feature>())];
    readonly int[] _ends = new int[terms];   // of each term's uses; 0 where a step has none
    readonly List<int> _terms = [];
    Use[] _uses = [];

    /// <summary>size × dimensions: each row of length 1, or 0 for a text without terms.</summary>
    public float[] Vectors { get; } = new float[size * dimensions];

    /// <summary>The loss's derivative by the vectors.</summary>
    public float[] Gradients { get; } = new float[size * dimensions];

    public List<Feature> FeaturesOf(int text) => _features[text];

    /// <summary>Texts → vectors: the sums of their terms' vectors, made as long as 1.</summary>
    public void Embed(float[] table, int count) => Blocks.For(count, TextsPerBlock, cores, (start, end) =>
    {
        for (var text = start; text < end; text++)
            _inverseLengths[text] = Sum(table, _features[text], Vectors.AsSpan(text * dimensions, dimensions));
    });

    /// <summary>Gradients of vectors → gradients of terms, each handed over once.</summary>
    public void Distribute(int count, Action<int, float[]> update)
    {
        Blocks.For(count, TextsPerBlock, cores, ThroughLengths);
        SortUses(count);
        Blocks.For(_terms.Count, TermsPerBlock, cores, (start, end) =>
        {
            var gradient = new float[dimensions];
            for (var i = start; i < end; i++)
            {
                Array.Clear(gradient);
                for (var use = i == 0 ? 0 : _ends[_terms[i - 1]]; use < _ends[_terms[i]]; use++)
                    TensorPrimitives.MultiplyAdd(
                        Gradients.AsSpan(_uses[use].Text * dimensions, dimensions), _uses[use].Weight,
                        gradient, gradient);
                update(_terms[i], gradient);
            }
        });
        foreach (var term in _terms)
            _ends[term] = 0;
    }

    /// <returns>1 / the length that the sum had; 0 where it had none.</returns>
    static float Sum(float[] table, List<Feature> features, Span<float> vector)
    {
        vector.Clear();
        foreach (var (term, weight) in features)
            TensorPrimitives.MultiplyAdd(table.AsSpan(term * vector.Length, vector.Length), weight, vector, vector);
        var length = TensorPrimitives.Norm<float>(vector);
        if (length == 0)
            return 0;
        TensorPrimitives.Multiply(vector, 1 / length, vector);
        return 1 / length;
    }

    /// <summary>v = s/|s|, so dL/ds = (dL/dv − v (v · dL/dv)) / |s|.</summary>
    void ThroughLengths(int start, int end)
    {
        for (var text = start; text < end; text++)
        {
            var vector = Vectors.AsSpan(text * dimensions, dimensions);
            var gradient = Gradients.AsSpan(text * dimensions, dimensions);
            TensorPrimitives.MultiplyAdd(vector, -TensorPrimitives.Dot(vector, gradient), gradient, gradient);
            TensorPrimitives.Multiply(gradient, _inverseLengths[text], gradient);
        }
    }

    /// <summary>
    /// Brings the uses of each term together, in the order of the texts: the order of their sum is fixed.
    /// </summary>
    void SortUses(int count)
    {
        _terms.Clear();
        var uses = 0;
        for (var text = 0; text < count; text++)
        {
            foreach (var (term, _) in _features[text])
                if (_ends[term]++ == 0)
                    _terms.Add(term);
            uses += _features[text].Count;
        }

        if (_uses.Length < uses)
            _uses = new Use[uses * 5 / 4];
        var start = 0;
        foreach (var term in _terms)
        {
            start += _ends[term];
            _ends[term] = start - _ends[term];
        }

        for (var text = 0; text < count; text++)
            foreach (var (term, weight) in _features[text])
                _uses[_ends[term]++] = new(text, weight);
    }

    readonly record struct Use(int Text, float Weight);
}
