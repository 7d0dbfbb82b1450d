using System.Buffers;
using Microsoft.Extensions.AI;
using NewsBot.Language;

namespace NewsBot.Vectors;

/// <summary>text → vector without a model or a download: hashed words, pairs of words and parts of words.</summary>
/// <remarks>
/// Signed feature hashing (Weinberger et al. 2009). A feature seen n times weighs √n times as much as once. Only
/// operations that IEEE 754 defines to the last bit are used, in a fixed order: a text has the same vector on every
/// machine. A text without words gives the zero vector, whose cosine similarity to anything is 0 in our store.
/// </remarks>
sealed class HashedEmbedder : IEmbeddingGenerator<string, Embedding<float>>
{
    public const int Dimensions = 256;

    /// <summary>Changes whenever the vectors change, so that stored vectors can be told apart.</summary>
    public const string ModelId = "hashed-256-v1";

    const float StopWordWeight = 0.1f;   // the, of: so that two texts of nothing else can still be compared
    const float PairWeight = 0.5f;
    const float GramWeight = 0.4f;       // all character n-grams of one word together (root of the sum of squares)
    const int ShortestGram = 3, LongestGram = 5;

    static readonly EmbeddingGeneratorMetadata Metadata = new("newsbot", null, ModelId, Dimensions);

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (options?.Dimensions is { } dimensions and not Dimensions)
            throw new NotSupportedException($"{ModelId} has {Dimensions} dimensions, not {dimensions}.");

        var embeddings = new GeneratedEmbeddings<Embedding<float>>();
        foreach (var value in values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            embeddings.Add(new(Embed(value)) { ModelId = ModelId });
        }

        return Task.FromResult(embeddings);
    }

    public static float[] Embed(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var features = new FeatureCounts();
        AddFeatures(text, features);
        return features.ToVector();
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(EmbeddingGeneratorMetadata) ? Metadata
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    public void Dispose()
    {
    }

    static void AddFeatures(string text, FeatureCounts features)
    {
        var words = new WordReader(text, stackalloc char[WordReader.BufferLength]);
        var previous = 0ul;
        var previousWeight = 0f;
        while (words.Read())
        {
            var isStopWord = TextAnalyzer.IsStopWord(words.Word);
            if (!isStopWord)
                AddGrams(words.Word, features);

            var weight = isStopWord ? StopWordWeight : 1;
            var word = StableHash.Of(words.Stem());
            features.Add(word, weight);
            if (previousWeight > 0)
                features.Add(StableHash.Combine(previous, word), PairWeight * Math.Min(weight, previousWeight));

            (previous, previousWeight) = (word, weight);
        }
    }

    /// <summary>The character n-grams of ‹word›: what keeps misspellings and compounds near each other.</summary>
    static void AddGrams(ReadOnlySpan<char> word, FeatureCounts features)
    {
        Span<char> bounded = stackalloc char[word.Length + 2];
        bounded[0] = '<';
        word.CopyTo(bounded[1..]);
        bounded[^1] = '>';
        var grams = 0;
        for (var size = ShortestGram; size <= LongestGram; size++)
            grams += Math.Max(0, bounded.Length - size + 1);

        var weight = GramWeight / MathF.Sqrt(Math.Max(grams, 1));
        for (var size = ShortestGram; size <= LongestGram; size++)
        {
            for (var start = 0; start + size <= bounded.Length; start++)
                features.Add(StableHash.Combine((ulong)size, StableHash.Of(bounded.Slice(start, size))), weight);
        }
    }

    /// <summary>How often each feature occurs, and the sum of its weights.</summary>
    sealed class FeatureCounts : IDisposable
    {
        // Borrowed: new ones for each text would be most of what an ingest allocates. A slot of
        // count 0 has no value yet.
        int capacity = 1024;
        ulong[] features = ArrayPool<ulong>.Shared.Rent(1024);
        float[] weights = ArrayPool<float>.Shared.Rent(1024);
        int[] counts = RentCleared(1024);
        int used;

        public void Add(ulong feature, float weight)
        {
            if (used * 2 >= capacity)
                Grow();

            var slot = SlotOf(feature);
            if (counts[slot]++ > 0)
            {
                weights[slot] += weight;
                return;
            }

            features[slot] = feature;
            weights[slot] = weight;
            used++;
        }

        public void Dispose() => Return(features, weights, counts);

        public float[] ToVector()
        {
            var vector = new float[Dimensions];
            for (var slot = 0; slot < capacity; slot++)
            {
                if (counts[slot] == 0)
                    continue;

                // The mean weight times √n is the sum of the weights over √n.
                var value = weights[slot] / MathF.Sqrt(counts[slot]);
                var hash = features[slot];
                vector[(int)(hash % Dimensions)] += (hash >> 32 & 1) == 0 ? value : -value;
            }

            var squares = 0.0;
            foreach (var value in vector)
                squares += (double)value * value;
            if (squares > 0)
            {
                var length = Math.Sqrt(squares);
                for (var i = 0; i < vector.Length; i++)
                    vector[i] = (float)(vector[i] / length);
            }

            return vector;
        }

        int SlotOf(ulong feature)
        {
            var mask = capacity - 1;
            var slot = (int)(feature >> 8) & mask;
            while (counts[slot] != 0 && features[slot] != feature)
                slot = (slot + 1) & mask;

            return slot;
        }

        void Grow()
        {
            var (oldFeatures, oldWeights, oldCounts, oldCapacity) = (features, weights, counts, capacity);
            capacity *= 2;
            features = ArrayPool<ulong>.Shared.Rent(capacity);
            weights = ArrayPool<float>.Shared.Rent(capacity);
            counts = RentCleared(capacity);
            for (var old = 0; old < oldCapacity; old++)
            {
                if (oldCounts[old] == 0)
                    continue;

                var slot = SlotOf(oldFeatures[old]);
                features[slot] = oldFeatures[old];
                weights[slot] = oldWeights[old];
                counts[slot] = oldCounts[old];
            }

            Return(oldFeatures, oldWeights, oldCounts);
        }

        static int[] RentCleared(int capacity)
        {
            var counts = ArrayPool<int>.Shared.Rent(capacity);
            counts.AsSpan(0, capacity).Clear();
            return counts;
        }

        static void Return(ulong[] features, float[] weights, int[] counts)
        {
            ArrayPool<ulong>.Shared.Return(features);
            ArrayPool<float>.Shared.Return(weights);
            ArrayPool<int>.Shared.Return(counts);
        }
    }
}
