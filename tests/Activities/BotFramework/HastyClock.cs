using System.Collections.Concurrent;

namespace NewsBot.Tests.Activities.BotFramework;

/// <summary>A clock by which every wait is over at once, but for those that a test lets never end.</summary>
sealed class HastyClock : TimeProvider
{
    readonly ConcurrentQueue<TimeSpan> _waits = new();

    /// <summary>
    /// Waits of this length never end: the patience with a call, while the call itself takes real time.
    /// </summary>
    public TimeSpan? Endless { get; init; }

    public IEnumerable<TimeSpan> Waits => _waits.Where(wait => wait != Endless && wait > TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == Timeout.InfiniteTimeSpan)
            return System.CreateTimer(callback, state, dueTime, period);
        _waits.Enqueue(dueTime);
        var due = dueTime == Endless ? Timeout.InfiniteTimeSpan : TimeSpan.Zero;
        return System.CreateTimer(callback, state, due, Timeout.InfiniteTimeSpan);
    }
}
