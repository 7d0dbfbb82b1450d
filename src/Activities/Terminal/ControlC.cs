namespace NewsBot.Activities.Terminal;

/// <summary>Ctrl+C while something runs stops that, and not the program.</summary>
sealed class ControlC : IDisposable
{
    readonly Lock _gate = new();
    CancellationTokenSource? _running;

    public ControlC() => Console.CancelKeyPress += OnPressed;

    public void Dispose() => Console.CancelKeyPress -= OnPressed;

    /// <summary>What the work came to; null when it was stopped. Work that does not listen is left to end.</summary>
    public async Task<T?> StoppableAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
        where T : class
    {
        using var running = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var token = running.Token;
        lock (_gate)
            _running = running;
        try
        {
            return await Task.Run(() => work(token), token).WaitAsync(token);
        }
        catch (OperationCanceledException) when (
            token.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            lock (_gate)
                _running = null;
        }
    }

    /// <summary>Whether there was something to stop.</summary>
    public bool Press()
    {
        lock (_gate)
        {
            if (_running is not { } running)
                return false;

            running.Cancel();
            return true;
        }
    }

    void OnPressed(object? sender, ConsoleCancelEventArgs pressed) => pressed.Cancel = Press();
}
