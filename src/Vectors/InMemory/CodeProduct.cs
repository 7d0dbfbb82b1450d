using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NewsBot.Vectors.InMemory;

/// <summary>Products of a query with rows of codes, in whole numbers: the same on every machine.</summary>
/// <remarks>
/// Compiled when the first large collection is searched, for the widest registers there are; ahead-of-time code could
/// not use them. One row at a time in the order of the addresses: two at once keep the processor from reading ahead.
/// </remarks>
static unsafe class CodeProduct
{
    // Some processors read ahead too little by themselves for codes that take no time to multiply: asking for what
    // comes a page later makes a scan of 384 MB on an Intel Xeon a quarter faster.
    const int Ahead = 4096;
    const int CacheLine = 64;

    /// <param name="stride">Codes in a row and in the query: a multiple of 32.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(sbyte* codes, short* query, int stride, int rows, int* products)
    {
        if (Vector512.IsHardwareAccelerated && Avx512BW.IsSupported)
            Multiply512(codes, query, stride, rows, products);
        else if (Avx2.IsSupported)
            Multiply256(codes, query, stride, rows, products);
        else
            Multiply128(codes, query, stride, rows, products);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply512(sbyte* codes, short* query, int stride, int rows, int* products)
    {
        for (var row = 0; row < rows; row++, codes += stride)
        {
            Prefetch(codes, stride);
            var sum = Vector512<int>.Zero;
            for (var i = 0; i < stride; i += 32)
            {
                var wide = Avx512BW.ConvertToVector512Int16(Vector256.Load(codes + i));
                sum += Avx512BW.MultiplyAddAdjacent(wide, Vector512.Load(query + i));
            }

            products[row] = Vector512.Sum(sum);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply256(sbyte* codes, short* query, int stride, int rows, int* products)
    {
        for (var row = 0; row < rows; row++, codes += stride)
        {
            Prefetch(codes, stride);
            var (a, b) = (Vector256<int>.Zero, Vector256<int>.Zero);
            for (var i = 0; i < stride; i += 32)
            {
                a += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(codes + i), Vector256.Load(query + i));
                b += Avx2.MultiplyAddAdjacent(
                    Avx2.ConvertToVector256Int16(codes + i + 16), Vector256.Load(query + i + 16));
            }

            products[row] = Vector256.Sum(a + b);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply128(sbyte* codes, short* query, int stride, int rows, int* products)
    {
        for (var row = 0; row < rows; row++, codes += stride)
        {
            var (a, b) = (Vector128<int>.Zero, Vector128<int>.Zero);
            for (var i = 0; i < stride; i += 16)
            {
                var (low, high) = Vector128.Widen(Vector128.Load(codes + i));
                a += MultiplyAddAdjacent(low, Vector128.Load(query + i));
                b += MultiplyAddAdjacent(high, Vector128.Load(query + i + 8));
            }

            products[row] = Vector128.Sum(a + b);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Prefetch(sbyte* codes, int stride)
    {
        for (var i = 0; i < stride; i += CacheLine)
            Sse.Prefetch0(codes + Ahead + i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<int> MultiplyAddAdjacent(Vector128<short> left, Vector128<short> right)
    {
        if (Sse2.IsSupported)
            return Sse2.MultiplyAddAdjacent(left, right);

        var (leftLow, leftHigh) = Vector128.Widen(left);
        var (rightLow, rightHigh) = Vector128.Widen(right);
        return leftLow * rightLow + leftHigh * rightHigh;   // in another order, to the same sum
    }
}
