using System.Runtime.ExceptionServices;

namespace NewsBot.Vectors.InMemory;

/// <summary>A scan in pieces, done by the calling thread and by as many others as are free to help.</summary>
/// <remarks>
/// Who takes which piece is left to chance; what is found is not, since no two rows have the same place in the order.
/// The caller waits for nobody who has not begun: where the thread pool is busy it does everything itself.
/// </remarks>
sealed class SharedWork : IThreadPoolWorkItem
{
    readonly Lock gate = new();
    readonly int pieces;
    readonly int depth;
    readonly Action<int, BestRows> scan;
    readonly List<BestRows> found = [];
    ExceptionDispatchInfo? failure;
    int next;
    int helping;
    bool isOver;

    SharedWork(int pieces, int depth, Action<int, BestRows> scan)
    {
        this.pieces = pieces;
        this.depth = depth;
        this.scan = scan;
    }

    public static void Run(int pieces, BestRows best, Action<int, BestRows> scan)
    {
        var work = new SharedWork(pieces, best.Capacity, scan);
        for (var helper = 1; helper < Math.Min(Environment.ProcessorCount, pieces); helper++)
            ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: false);
        try
        {
            work.TakePieces(best);
        }
        finally
        {
            work.End();
        }

        work.failure?.Throw();
        foreach (var some in work.found)
        {
            for (var place = 0; place < some.Count; place++)
                best.Offer(some.Rank(place), some.Sequence(place), some.Row(place));
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        lock (gate)
        {
            if (isOver)
                return;

            helping++;
        }

        var best = new BestRows(depth);
        ExceptionDispatchInfo? thrown = null;
        try
        {
            TakePieces(best);
        }
#pragma warning disable CA1031 // It is thrown again where the search was asked for.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            thrown = ExceptionDispatchInfo.Capture(exception);
            Volatile.Write(ref next, pieces);
        }

        lock (gate)
        {
            failure ??= thrown;
            found.Add(best);
            Volatile.Write(ref helping, helping - 1);
        }
    }

    void TakePieces(BestRows best)
    {
        while (Interlocked.Increment(ref next) is var taken && taken <= pieces)
            scan(taken - 1, best);
    }

    /// <summary>Lets nobody begin any more, and waits for those who have: for one piece at most.</summary>
    void End()
    {
        lock (gate)
        {
            isOver = true;
            next = pieces;
        }

        var wait = new SpinWait();
        while (Volatile.Read(ref helping) > 0)
            wait.SpinOnce(sleep1Threshold: -1);
    }
}
