using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using NewsBot.Activities.BotFramework.Connector;
using NewsBot.Activities.BotFramework.Rendering;
using NewsBot.Activities.BotFramework.Schema;
using NewsBot.Activities.BotFramework.Turns;

namespace NewsBot.Activities.BotFramework.Streaming;

/// <summary>
/// Shows a reader who waits that something is being done: a streamed message where the channel has them, else dots. An
/// answer that comes at once is one plain message.
/// </summary>
sealed class AnswerProgress : IAsyncDisposable
{
    // Teams shows the dots for about three seconds, and wants them no more often.
    static readonly TimeSpan TypingPace = TimeSpan.FromSeconds(3.5);

    readonly ITurnContext _turn;
    readonly TimeProvider _clock;
    readonly StreamedMessage? _stream;
    readonly CancellationTokenSource _answered = new();
    readonly Task _showing;
    volatile string _doing;
    volatile Func<string>? _said;
    string? _endedEarly;

    /// <param name="after">How long the reader waits before anything is shown.</param>
    public AnswerProgress(ITurnContext turn, ChannelView view, TimeSpan after, string doing, TimeProvider clock)
    {
        _turn = turn;
        _clock = clock;
        _doing = doing;
        _stream = view.Streams && !turn.CollectsReplies() ? new(turn, clock) : null;
        var isShown = !turn.CollectsReplies() && (view.Streams || view.ShowsTyping);
        _showing = isShown ? ShowAsync(after) : Task.CompletedTask;
    }

    /// <summary>Whether the reader stopped the answer.</summary>
    public bool IsCanceledByReader => _stream?.IsCanceledByReader is true;

    /// <summary>What is being done, until something is said.</summary>
    public void Does(string doing) => _doing = doing;

    /// <summary>All that has been said so far; asked for when it is shown.</summary>
    public void Says(Func<string> text) => _said = text;

    /// <summary>Sends the whole message, in the place of what was shown.</summary>
    /// <returns>Its id; null where the channel gives none, or the reader wants no more.</returns>
    /// <exception cref="ConnectorException">The channel did not take it.</exception>
    public async Task<string?> AnswerAsync(Activity message, CancellationToken cancellationToken)
    {
        await _answered.CancelAsync();
        await _showing;
        if (IsCanceledByReader)
            return null;
        if (_endedEarly is { } early)
        {
            message.Id = early;
            await _turn.UpdateActivityAsync(message, cancellationToken);
            return early;
        }

        if (_stream is { HasStarted: true } && await _stream.EndAsync(message, cancellationToken) is { } id)
            return id;
        return IsCanceledByReader ? null : await _turn.SendAsync(message, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _answered.CancelAsync();
        await _showing;
        _answered.Dispose();
    }

    async Task ShowAsync(TimeSpan after)
    {
        try
        {
            // Most answers come at once: without the cost of an exception for each.
            await Task.Delay(after, _clock, _answered.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_answered.IsCancellationRequested)
                return;
            if (_stream is null || !await StreamAsync(_stream))
                await TypeAsync();
        }
        catch (OperationCanceledException)
        {
            // The answer is there.
        }
        catch (ConnectorException)
        {
            // Nothing is lost but the dots.
        }
    }

    /// <returns>False when the channel does not stream.</returns>
    async Task<bool> StreamAsync(StreamedMessage stream)
    {
        for (string? shown = null; ; await Task.Delay(StreamedMessage.Pace, _clock, _answered.Token))
        {
            if (stream.IsTooLong)
            {
                // The stream ends with what there is, and the whole answer takes its place later.
                var soFar = BotActivity.Message(_said?.Invoke() ?? _doing);
                _endedEarly = await stream.EndAsync(soFar, CancellationToken.None);
                return true;
            }

            var (said, doing) = (_said?.Invoke(), _doing);
            if (shown == (said ?? doing))
                continue;
            // A part that has been begun is not broken off: the channel might have it, and its number.
            if (!await stream.SendPartAsync(shown = said ?? doing, said is null, CancellationToken.None))
                return stream.HasStarted;
        }
    }

    async Task TypeAsync()
    {
        while (!_answered.IsCancellationRequested)
        {
            await _turn.SendAsync(new Activity { Type = ActivityTypes.Typing }, _answered.Token);
            await Task.Delay(TypingPace, _clock, _answered.Token);
        }
    }
}
