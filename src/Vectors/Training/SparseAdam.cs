using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NewsBot.Vectors.Training;

/// <summary>
/// Adam (Kingma and Ba 2015) for a table of which each step changes a few rows: the others' moments rest.
/// </summary>
sealed class SparseAdam(float[] table, int dimensions)
{
    const float Beta1 = 0.9f, Beta2 = 0.999f, Epsilon = 1e-8f;

    readonly float[] _first = new float[table.Length];
    readonly float[] _second = new float[table.Length];
    int _steps;

    /// <summary>Before the rows of a step.</summary>
    public void Begin() => _steps++;

    /// <summary>Rows may be changed at the same time, each once in a step.</summary>
    public void Update(int row, ReadOnlySpan<float> gradient, float rate)
    {
        // w −= rate · m̂ / (√v̂ + ε), with both corrections drawn out of the loop.
        var correction2 = MathF.Sqrt(1 - MathF.Pow(Beta2, _steps));
        var step = Vector256.Create(-rate * correction2 / (1 - MathF.Pow(Beta1, _steps)));
        var epsilon = Vector256.Create(Epsilon * correction2);
        ref var w = ref table[row * dimensions];
        ref var m = ref _first[row * dimensions];
        ref var v = ref _second[row * dimensions];
        ref var g = ref MemoryMarshal.GetReference(gradient);
        for (nuint i = 0; i < (nuint)dimensions; i += (nuint)Vector256<float>.Count)
        {
            var change = Vector256.LoadUnsafe(ref g, i);
            var first = Vector256.LoadUnsafe(ref m, i) * Beta1 + change * (1 - Beta1);
            var second = Vector256.LoadUnsafe(ref v, i) * Beta2 + change * change * (1 - Beta2);
            first.StoreUnsafe(ref m, i);
            second.StoreUnsafe(ref v, i);
            (Vector256.LoadUnsafe(ref w, i) + step * first / (Vector256.Sqrt(second) + epsilon)).StoreUnsafe(ref w, i);
        }
    }
}
