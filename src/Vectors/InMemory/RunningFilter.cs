namespace NewsBot.Vectors.InMemory;

/// <summary>A filter that runs code of the caller's while its search holds the lock of a collection.</summary>
/// <remarks>
/// If that code, or a task that it starts and waits for, used the collection, it would wait for its own search as soon
/// as a writer waits as well. It can therefore be told that it is part of a filter, wherever it runs.
/// </remarks>
sealed class RunningFilter
{
    static readonly AsyncLocal<RunningFilter?> Current = new();

    readonly CollectionData data;
    readonly RunningFilter? outer = Current.Value;   // whose code searches another collection
    volatile bool isOver;                            // a task that it has started may go on

    RunningFilter(CollectionData data) => this.data = data;

    public static RunningFilter Begin(CollectionData data) => Current.Value = new(data);

    public static bool IsOf(CollectionData data)
    {
        for (var running = Current.Value; running is not null; running = running.outer)
        {
            if (ReferenceEquals(running.data, data) && !running.isOver)
                return true;
        }

        return false;
    }

    public void End()
    {
        isOver = true;
        Current.Value = outer;
    }
}
