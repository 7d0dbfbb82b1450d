namespace NewsBot.Activities.BotFramework.Turns;

/// <summary>A turn that runs when its conversation comes to it.</summary>
/// <param name="supersedes">
/// It ends the turns of its sender before it that could have ended others, and is ended by those behind it.
/// </param>
/// <param name="run">Must not throw: the turns behind it would be lost.</param>
sealed class QueuedTurn(TurnFacts facts, bool supersedes, Func<CancellationToken, Task> run) : IAsyncDisposable
{
    readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly CancellationTokenSource _superseded = new();
    CancellationToken _stop;
    Task _superseding = Task.CompletedTask;

    public bool Supersedes(QueuedTurn earlier) =>
        supersedes && earlier.CanBeSuperseded && earlier.Sender == Sender;

    bool CanBeSuperseded => supersedes;

    string? Sender => facts.Sender;

    /// <summary>Ends when the turn has run.</summary>
    public Task Done => _done.Task;

    public void StopWith(CancellationToken stop) => _stop = stop;

    public void Supersede()
    {
        facts.Supersede();
        // On a thread of its own: what waits for the token goes on where it is cancelled.
        _superseding = _superseded.CancelAsync();
    }

    public async Task RunAsync()
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_superseded.Token, _stop);
        try
        {
            await run(either.Token);
        }
        finally
        {
            _done.SetResult();
        }
    }

    /// <summary>Once nobody can supersede it any more.</summary>
    public async ValueTask DisposeAsync()
    {
        await _superseding;
        _superseded.Dispose();
    }
}
