namespace NewsBot.Tests.Activities.BotFramework;

/// <summary>A clock that goes on, wait by wait, when a test says so.</summary>
sealed class StepClock : TimeProvider
{
    readonly Lock _lock = new();
    readonly List<Wait> _waits = [];
    TimeSpan _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var wait = new Wait(this, () => callback(state), dueTime);
        lock (_lock)
            _waits.Add(wait);
        return wait;
    }

    /// <summary>Lets the next wait end, which somebody has begun or will.</summary>
    /// <returns>How long it was.</returns>
    public async Task<TimeSpan> PassAsync()
    {
        while (true)
        {
            Wait? next;
            lock (_lock)
            {
                next = _waits.FirstOrDefault();
                _waits.Remove(next!);
            }

            if (next is not null)
            {
                _now += next.Length;
                next.End();
                return next.Length;
            }

            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }

    sealed class Wait(StepClock clock, Action end, TimeSpan length) : ITimer
    {
        public TimeSpan Length => length;

        public void End() => end();

        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose()
        {
            lock (clock._lock)
                clock._waits.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
