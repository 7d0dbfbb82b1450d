using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NewsBot.Benchmarks;

/// <summary>The sum of an array: what reading its bytes once takes on this machine, now.</summary>
sealed class Bandwidth(long bytes)
{
    readonly long[] numbers = [.. Enumerable.Repeat(1L, (int)(bytes / sizeof(long)))];

    public long OneThread() => Sum(numbers);

    public long TwoThreads()
    {
        var half = numbers.Length / 2;
        var second = Task.Run(() => Sum(numbers.AsSpan(half)));
        return Sum(numbers.AsSpan(0, half)) + second.GetAwaiter().GetResult();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static long Sum(ReadOnlySpan<long> numbers)
    {
        ref var start = ref MemoryMarshal.GetReference(numbers);
        var (a, b, c, d) = (Vector512<long>.Zero, Vector512<long>.Zero, Vector512<long>.Zero, Vector512<long>.Zero);
        var i = 0;
        for (; i + 32 <= numbers.Length; i += 32)
        {
            a += Vector512.LoadUnsafe(ref start, (nuint)i);
            b += Vector512.LoadUnsafe(ref start, (nuint)i + 8);
            c += Vector512.LoadUnsafe(ref start, (nuint)i + 16);
            d += Vector512.LoadUnsafe(ref start, (nuint)i + 24);
        }

        var sum = Vector512.Sum(a + b + c + d);
        for (; i < numbers.Length; i++)
            sum += numbers[i];

        return sum;
    }
}
