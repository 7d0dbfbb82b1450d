using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NewsBot.Vectors.Training;

/// <summary>Products of matrices of singles, blocked for registers and caches, on several cores.</summary>
/// <remarks>
/// After Goto and van de Geijn (2008): both factors are copied in the order in which the innermost loop reads them,
/// which keeps 4 × 16 sums in registers. Every element is one sum over the inner dimension from its first to its last
/// term, each a fused multiply-add, so that it is the same number on every machine and for any number of cores.
/// </remarks>
sealed class MatrixProduct(int cores)
{
    const int TileRows = 4, TileColumns = 16;
    const int InnerBlock = 256;   // 16 columns of it are 16 KiB: a third of a first-level cache
    const int RowBlock = 64;

    float[] _packed = [];

    /// <summary>result[r, c] = Σₖ x[r·xRow + k·xColumn] · y[k·yRow + c·yColumn]</summary>
    /// <param name="rows">A multiple of 4.</param>
    /// <param name="columns">A multiple of 16.</param>
    public void Multiply(
        ReadOnlyMemory<float> x, int xRow, int xColumn, ReadOnlyMemory<float> y, int yRow, int yColumn,
        Memory<float> result, int rows, int inner, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(rows % TileRows, 0);
        ArgumentOutOfRangeException.ThrowIfNotEqual(columns % TileColumns, 0);
        if (_packed.Length < inner * columns)
            _packed = new float[inner * columns];
        Blocks.For(columns, TileColumns, cores, (start, _) => Pack(
            y.Span[(start * yColumn)..], yRow, yColumn, inner, TileColumns, _packed.AsSpan(start * inner)));
        Blocks.For(rows, RowBlock, cores, (start, end) =>
        {
            Span<float> tiles = new float[RowBlock * InnerBlock];
            for (var k = 0; k < inner; k += InnerBlock)
            {
                var depth = Math.Min(InnerBlock, inner - k);
                for (var row = start; row < end; row += TileRows)
                    Pack(
                        x.Span[(row * xRow + k * xColumn)..], xColumn, xRow, depth, TileRows,
                        tiles[((row - start) * depth)..]);
                for (var column = 0; column < columns; column += TileColumns)
                    for (var row = start; row < end; row += TileRows)
                        AddTile(
                            ref tiles[(row - start) * depth], ref _packed[column * inner + k * TileColumns], depth,
                            ref result.Span[row * columns + column], columns, isFirst: k == 0);
            }
        });
    }

    /// <summary>packed[k, i] = source[k·kStride + i·iStride]</summary>
    static void Pack(ReadOnlySpan<float> source, int kStride, int iStride, int depth, int width, Span<float> packed)
    {
        if (iStride == 1)
        {
            for (var k = 0; k < depth; k++)
                source.Slice(k * kStride, width).CopyTo(packed[(k * width)..]);
            return;
        }

        for (var i = 0; i < width; i++)
            for (var k = 0; k < depth; k++)
                packed[k * width + i] = source[i * iStride + k * kStride];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void AddTile(ref float x, ref float y, int depth, ref float result, int width, bool isFirst)
    {
        Vector256<float> a0, a1, b0, b1, c0, c1, d0, d1;
        if (isFirst)
        {
            a0 = a1 = b0 = b1 = c0 = c1 = d0 = d1 = Vector256<float>.Zero;
        }
        else
        {
            (a0, a1) = Load(ref result);
            (b0, b1) = Load(ref Unsafe.Add(ref result, width));
            (c0, c1) = Load(ref Unsafe.Add(ref result, 2 * width));
            (d0, d1) = Load(ref Unsafe.Add(ref result, 3 * width));
        }

        for (var k = 0; k < depth; k++)
        {
            var (y0, y1) = Load(ref y);
            var factor = Vector256.Create(x);
            a0 = Vector256.FusedMultiplyAdd(factor, y0, a0);
            a1 = Vector256.FusedMultiplyAdd(factor, y1, a1);
            factor = Vector256.Create(Unsafe.Add(ref x, 1));
            b0 = Vector256.FusedMultiplyAdd(factor, y0, b0);
            b1 = Vector256.FusedMultiplyAdd(factor, y1, b1);
            factor = Vector256.Create(Unsafe.Add(ref x, 2));
            c0 = Vector256.FusedMultiplyAdd(factor, y0, c0);
            c1 = Vector256.FusedMultiplyAdd(factor, y1, c1);
            factor = Vector256.Create(Unsafe.Add(ref x, 3));
            d0 = Vector256.FusedMultiplyAdd(factor, y0, d0);
            d1 = Vector256.FusedMultiplyAdd(factor, y1, d1);
            x = ref Unsafe.Add(ref x, TileRows);
            y = ref Unsafe.Add(ref y, TileColumns);
        }

        Store(a0, a1, ref result);
        Store(b0, b1, ref Unsafe.Add(ref result, width));
        Store(c0, c1, ref Unsafe.Add(ref result, 2 * width));
        Store(d0, d1, ref Unsafe.Add(ref result, 3 * width));
    }

    static (Vector256<float>, Vector256<float>) Load(ref float from) =>
        (Vector256.LoadUnsafe(ref from), Vector256.LoadUnsafe(ref from, 8));

    static void Store(Vector256<float> first, Vector256<float> second, ref float to)
    {
        first.StoreUnsafe(ref to);
        second.StoreUnsafe(ref to, 8);
    }
}
