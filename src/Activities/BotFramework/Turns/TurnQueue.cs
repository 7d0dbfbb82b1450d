namespace NewsBot.Activities.BotFramework.Turns;

/// <summary>
/// Turns that go on after their request was answered: in order within a conversation, side by side between them.
/// </summary>
sealed class TurnQueue : IDisposable
{
    // A person who types faster is a program.
    const int MostWaiting = 16;

    readonly Lock _lock = new();
    readonly Dictionary<string, Lane> _lanes = new(StringComparer.Ordinal);
    readonly CancellationTokenSource _stop = new();
    readonly CancellationTokenSource _drained = new();

    /// <summary>Whether it takes no more, since the program ends.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Cancelled when it is closed, and all that it had is done.</summary>
    public CancellationToken Drained => _drained.Token;

    /// <summary>The turns of one conversation. It is gone once it is empty.</summary>
    sealed class Lane
    {
        public Queue<QueuedTurn> Waiting { get; } = new();

        public QueuedTurn? Running { get; set; }

        public Task Done { get; set; } = Task.CompletedTask;
    }

    /// <summary>Runs the turn after those before it.</summary>
    /// <returns>False when too many wait, or the queue is closed: the turn will not run.</returns>
    public bool TryEnqueue(string conversation, QueuedTurn turn)
    {
        lock (_lock)
        {
            if (IsClosed)
                return false;
            if (!_lanes.TryGetValue(conversation, out var lane))
                lane = new();
            else if (lane.Waiting.Count >= MostWaiting)
                return false;
            foreach (var earlier in lane.Waiting.Append(lane.Running))
                if (earlier is not null && turn.Supersedes(earlier))
                    earlier.Supersede();
            turn.StopWith(_stop.Token);
            lane.Waiting.Enqueue(turn);
            if (_lanes.TryAdd(conversation, lane))
                lane.Done = Task.Run(() => RunAsync(conversation, lane));
            return true;
        }
    }

    /// <summary>
    /// Takes no more, and waits for what is there; what is not done within the limit is told to stop.
    /// </summary>
    /// <returns>How many turns were told to stop.</returns>
    public async Task<int> DrainAsync(TimeSpan limit, TimeSpan toStop, TimeProvider clock)
    {
        Task[] lanes;
        lock (_lock)
        {
            IsClosed = true;
            lanes = [.. _lanes.Values.Select(lane => lane.Done)];
        }

        var left = await EndAsync(Task.WhenAll(lanes), limit, toStop, clock);
        await _drained.CancelAsync();
        return left;
    }

    async Task<int> EndAsync(Task all, TimeSpan limit, TimeSpan toStop, TimeProvider clock)
    {
        if (await IsDoneAsync(all, limit, clock))
            return 0;
        int left;
        lock (_lock)
            left = _lanes.Values.Sum(lane => lane.Waiting.Count + (lane.Running is null ? 0 : 1));
        await _stop.CancelAsync();
        await IsDoneAsync(all, toStop, clock);
        return left;
    }

    public void Dispose()
    {
        _stop.Dispose();
        _drained.Dispose();
    }

    static async Task<bool> IsDoneAsync(Task all, TimeSpan limit, TimeProvider clock) =>
        await Task.WhenAny(all, Task.Delay(limit, clock)) == all;

    async Task RunAsync(string conversation, Lane lane)
    {
        while (Next(conversation, lane) is { } turn)
        {
            await turn.RunAsync();
            lock (_lock)
                lane.Running = null;
            await turn.DisposeAsync();
        }
    }

    /// <summary>The turn that runs now; null when there is none, and the lane is gone.</summary>
    QueuedTurn? Next(string conversation, Lane lane)
    {
        lock (_lock)
        {
            if (lane.Waiting.TryDequeue(out var turn))
                return lane.Running = turn;
            _lanes.Remove(conversation);
            return null;
        }
    }
}
