namespace NewsBot.Providers;

/// <summary>
/// The body of a reply, which may not be silent for too long, and whose breaking off is told as such.
/// </summary>
sealed class WatchedStream(
    Stream body, ModelEndpoint endpoint, TimeSpan silence, TimeProvider clock, CancellationToken caller) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var quiet = new CancellationTokenSource(silence, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(quiet.Token, caller, cancellationToken);
        try
        {
            return await body.ReadAsync(buffer, either.Token);
        }
        catch (OperationCanceledException failure) when (
            quiet.IsCancellationRequested
            && !caller.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ModelException($"{endpoint} sent nothing for {FailureHandler.Shown(silence)}", inner: failure);
        }
        catch (IOException failure)
        {
            throw ModelCall.BrokenOff(endpoint, failure);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            body.Dispose();
        base.Dispose(disposing);
    }
}
