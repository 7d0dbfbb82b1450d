namespace NewsBot.Vectors.Training;

/// <summary>Fixed parts of a range, on as many cores as there are.</summary>
/// <remarks>
/// What a part computes must not depend on the others: then the cores change the time and nothing else.
/// </remarks>
static class Blocks
{
    public static int CountOf(int length, int size) => (length + size - 1) / size;

    public static void For(int length, int size, int cores, Action<int, int> work)
    {
        var blocks = CountOf(length, size);
        if (cores == 1 || blocks == 1)
        {
            for (var block = 0; block < blocks; block++)
                work(block * size, Math.Min(length, (block + 1) * size));
            return;
        }

        Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = cores }, block =>
            work(block * size, Math.Min(length, (block + 1) * size)));
    }
}
