using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NewsBot.Vectors.InMemory;

/// <summary>vector → one byte for each component: a quarter of what a scan has to read.</summary>
/// <remarks>
/// The codes stand for the direction of a vector. With every row goes the length of what they leave out, so that a scan
/// knows how far it can be wrong.
/// </remarks>
sealed unsafe class CodedVectors
{
    const int Largest = 127;
    const int Step = 32;   // components: a whole number of the widest registers

    // Beyond, squares of floats lose digits or overflow: such a row promises nothing, and is always looked at itself.
    const float ShortestLength = 1e-10f, LongestLength = 1e10f;

    readonly List<CodeBlock> blocks = [];

    public CodedVectors(int dimensions)
    {
        Stride = StrideOf(dimensions);
        BlockRows = CodeBlock.RowsOf(Stride);
    }

    /// <summary>Bytes from one row to the next.</summary>
    public int Stride { get; }

    public int BlockRows { get; }

    public static bool CanHold(int dimensions) => CodeBlock.RowsOf(StrideOf(dimensions)) > 0;

    public CodeBlock Block(int number) => blocks[number];

    public void Clear(int row) => Describe(row, scale: 0, error: float.NegativeInfinity);

    /// <param name="inverseNorm">1 / length of the vector; 0 for the zero vector.</param>
    public void Set(int row, ReadOnlySpan<float> vector, float inverseNorm)
    {
        var block = BlockOf(row);
        var codes = new Span<sbyte>(block.Codes(row % BlockRows), Stride);
        codes.Clear();
        var length = 1 / inverseNorm;
        if (inverseNorm == 0)
        {
            Describe(row, scale: 0, error: 0);
        }
        else if (length is > ShortestLength and < LongestLength)
        {
            var scale = LargestOf(vector) / Largest;
            Describe(row, scale * inverseNorm, error: Round(vector, scale, codes) * inverseNorm);
        }
        else
        {
            Describe(row, scale: 0, error: float.PositiveInfinity);
        }

        GC.KeepAlive(block);
    }

    static int StrideOf(int dimensions) => (dimensions + Step - 1) / Step * Step;

    CodeBlock BlockOf(int row)
    {
        while (blocks.Count <= row / BlockRows)
            blocks.Add(new(Stride));

        return blocks[row / BlockRows];
    }

    void Describe(int row, float scale, float error)
    {
        var block = BlockOf(row);
        block.Scales[row % BlockRows] = scale;
        block.Errors[row % BlockRows] = error;
        GC.KeepAlive(block);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static float LargestOf(ReadOnlySpan<float> vector)
    {
        var i = 0;
        var largest = Vector128<float>.Zero;
        for (; i + Vector128<float>.Count <= vector.Length; i += Vector128<float>.Count)
            largest = Vector128.Max(largest, Vector128.Abs(Vector128.Create(vector[i..])));

        var result = Math.Max(Math.Max(largest[0], largest[1]), Math.Max(largest[2], largest[3]));
        for (; i < vector.Length; i++)
            result = Math.Max(result, Math.Abs(vector[i]));

        return result;
    }

    /// <summary>Writes the codes and gives the length of vector - codes × scale.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static float Round(ReadOnlySpan<float> vector, float scale, Span<sbyte> codes)
    {
        var perComponent = 1 / scale;
        var squares = Vector128<float>.Zero;
        var i = 0;
        for (; i + Vector128<float>.Count <= vector.Length; i += Vector128<float>.Count)
        {
            var components = Vector128.Create(vector[i..]);
            var rounded = Vector128.Round(components * perComponent);
            var leftOut = components - rounded * scale;
            squares += leftOut * leftOut;
            var integers = Vector128.ConvertToInt32(rounded);
            for (var lane = 0; lane < Vector128<int>.Count; lane++)
                codes[i + lane] = (sbyte)integers[lane];
        }

        var sum = Vector128.Sum(squares);
        for (; i < vector.Length; i++)
        {
            var rounded = MathF.Round(vector[i] * perComponent);
            var leftOut = vector[i] - rounded * scale;
            sum += leftOut * leftOut;
            codes[i] = (sbyte)rounded;
        }

        return MathF.Sqrt(sum);
    }
}
