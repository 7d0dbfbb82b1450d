using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NewsBot.Vectors.InMemory;

namespace NewsBot.Vectors.Training;

/// <summary>A vector for each term: a text's vector is the weighted sum of its terms', made as long as 1.</summary>
/// <remarks>
/// A term's vector is kept as bytes and their scale, a quarter of the room. Only operations that IEEE 754 defines to
/// the last bit are used, in a fixed order: with the same model a text has the same vector on every machine.
/// </remarks>
/// <param name="scales">By term: its vector is its bytes times this.</param>
/// <param name="bytes">terms × dimensions.</param>
sealed class EmbeddingModel(ModelFacts facts, Vocabulary vocabulary, float[] scales, sbyte[] bytes)
{
    // Most that a byte holds; -128 is not used, so that both signs are rounded alike.
    const float MostByte = 127;

    public ModelFacts Facts => facts;

    public Vocabulary Vocabulary => vocabulary;

    public ReadOnlySpan<float> Scales => scales;

    public ReadOnlySpan<sbyte> Bytes => bytes;

    /// <param name="table">terms × dimensions.</param>
    public static EmbeddingModel Of(ModelFacts facts, Vocabulary vocabulary, ReadOnlySpan<float> table)
    {
        var scales = new float[vocabulary.Count];
        var bytes = new sbyte[table.Length];
        for (var term = 0; term < vocabulary.Count; term++)
        {
            var first = term * facts.Dimensions;
            var row = table.Slice(first, facts.Dimensions);
            var largest = 0f;
            foreach (var value in row)
                largest = MathF.Max(largest, MathF.Abs(value));
            if (largest == 0)
                continue;
            scales[term] = largest / MostByte;
            for (var i = 0; i < row.Length; i++)
                bytes[first + i] = (sbyte)MathF.Round(row[i] / largest * MostByte);
        }

        return new(facts, vocabulary, scales, bytes);
    }

    /// <summary>Zero for a text without terms.</summary>
    public float[] Embed(ReadOnlySpan<char> text)
    {
        var codes = new List<int>(text.Length / 8 + 1);
        vocabulary.Read(text, codes);
        return Embed(CollectionsMarshal.AsSpan(codes));
    }

    /// <param name="codes">Of the text, as the vocabulary reads it.</param>
    public float[] Embed(ReadOnlySpan<int> codes)
    {
        var features = new List<Feature>(codes.Length);
        vocabulary.Weigh(codes, features);
        var vector = new float[facts.Dimensions];
        foreach (var (term, weight) in features)
            Add(term, weight * scales[term], vector);
        var inverse = (float)VectorMath.InverseNorm(vector);
        for (var i = 0; i < vector.Length; i++)
            vector[i] *= inverse;
        return vector;
    }

    void Add(int term, float weight, float[] vector)
    {
        ref var from = ref bytes[term * vector.Length];
        ref var to = ref MemoryMarshal.GetArrayDataReference(vector);
        var factor = Vector128.Create(weight);
        for (nuint i = 0; i < (nuint)vector.Length; i += 16)
        {
            var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref from, i));
            AddFour(Vector128.WidenLower(low), factor, ref to, i);
            AddFour(Vector128.WidenUpper(low), factor, ref to, i + 4);
            AddFour(Vector128.WidenLower(high), factor, ref to, i + 8);
            AddFour(Vector128.WidenUpper(high), factor, ref to, i + 12);
        }
    }

    static void AddFour(Vector128<int> values, Vector128<float> factor, ref float to, nuint at) =>
        (Vector128.LoadUnsafe(ref to, at) + Vector128.ConvertToSingle(values) * factor).StoreUnsafe(ref to, at);
}

/// <summary>What a model was made of.</summary>
/// <param name="Dimensions">Of its vectors; a multiple of 16.</param>
/// <param name="Articles">How many articles it was trained on.</param>
sealed record ModelFacts(int Dimensions, int Seed, int Epochs, int Articles, int Passages);
