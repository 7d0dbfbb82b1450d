using Azure.Identity;

namespace NewsBot.Providers;

/// <summary>
/// One request to a model within its time; what a library throws becomes a <see cref="ModelException"/>.
/// </summary>
sealed class ModelCall : IDisposable
{
    readonly ModelEndpoint _endpoint;
    readonly ModelLimits _limits;
    readonly CancellationTokenSource _total;
    readonly CancellationTokenSource _either;
    readonly CancellationToken _caller;

    public ModelCall(
        ModelEndpoint endpoint, ModelLimits limits, TimeProvider clock, CancellationToken cancellationToken)
    {
        _endpoint = endpoint;
        _limits = limits;
        _caller = cancellationToken;
        _total = new(limits.Total, clock);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_total.Token, cancellationToken);
    }

    /// <summary>Cancelled when the caller cancels, and when the time is over.</summary>
    public CancellationToken Token => _either.Token;

    public static ModelException BrokenOff(ModelEndpoint endpoint, Exception? inner = null) =>
        new($"{endpoint} broke off its reply", inner: inner);

    /// <exception cref="ModelException">Whatever went wrong.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled it.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> request)
    {
        try
        {
            return await request(Token);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !_caller.IsCancellationRequested)
        {
            _caller.ThrowIfCancellationRequested();
            throw Explain(failure);
        }
    }

    /// <summary>For the end of a stream that may have been taken from whoever read it.</summary>
    /// <exception cref="ModelException">The time is over.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled it.</exception>
    public void ThrowIfOver()
    {
        _caller.ThrowIfCancellationRequested();
        if (_total.IsCancellationRequested)
            throw NotInTime(inner: null);
    }

    public void Dispose()
    {
        _either.Dispose();
        _total.Dispose();
    }

    ModelException Explain(Exception failure)
    {
        if (_total.IsCancellationRequested)
            return NotInTime(failure);
        for (var cause = failure; cause is not null; cause = cause.InnerException)
            if (cause is ModelException explained)
                return explained;
        // All that the network can do is explained already: what is left is thrown by who reads the reply.
        return IsOfSigningIn(failure)
            ? new($"{_endpoint} cannot be asked: no sign-in to Azure: {_endpoint.Fit(failure.Message)}", inner: failure)
            : new($"{_endpoint} sent a reply that is not of its protocol", isAboutTheRequest: true, inner: failure);
    }

    ModelException NotInTime(Exception? inner) =>
        new($"{_endpoint} did not finish within {FailureHandler.Shown(_limits.Total)}", inner: inner);

    // On its own, so that Azure's library is loaded for a failure alone.
    static bool IsOfSigningIn(Exception failure) => failure is AuthenticationFailedException;
}
