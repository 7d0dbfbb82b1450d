namespace NewsBot.Vectors.InMemory;

// The lock; what is done under it is in CollectionData.cs and CollectionData.Search.cs.
sealed partial class CollectionData
{
    readonly ReaderWriterLockSlim gate = new();

    /// <param name="filter">The filter that is asked while the lock is held, if there is one.</param>
    HeldLock Read(RecordPredicate? filter = null)
    {
        RefuseInFilter();
        gate.EnterReadLock();
        return new(gate, filter is null or { Reading.IsPure: true } ? null : RunningFilter.Begin(this));
    }

    HeldLock Write()
    {
        RefuseInFilter();
        gate.EnterWriteLock();
        version++;
        return new(gate, null);
    }

    void RefuseInFilter()
    {
        if (RunningFilter.IsOf(this))
        {
            throw new InvalidOperationException(
                $"A filter of a search in '{name}' uses '{name}' itself, which waits for that search to end. Read " +
                "what the filter needs before the search, and let the filter compare with that.");
        }
    }

    readonly struct HeldLock(ReaderWriterLockSlim gate, RunningFilter? filter) : IDisposable
    {
        public void Dispose()
        {
            filter?.End();
            if (gate.IsWriteLockHeld)
                gate.ExitWriteLock();
            else
                gate.ExitReadLock();
        }
    }
}
