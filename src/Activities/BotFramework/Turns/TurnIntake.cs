using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using NewsBot.Activities.BotFramework.Connector;
using NewsBot.Telemetry;
using Activity = Microsoft.Bot.Schema.Activity;

namespace NewsBot.Activities.BotFramework.Turns;

/// <summary>An adapter's own way to make a turn of an activity and hand it to a callback.</summary>
delegate Task TurnPipeline(BotCallbackHandler callback, CancellationToken cancellationToken);

/// <summary>
/// activity → its turn, behind those before it in its conversation, whichever door it came by. The request is answered
/// before.
/// </summary>
sealed partial class TurnIntake(TurnHandler handler, TurnQueue queue, QuestionLimits limits, ILogger<TurnIntake> log)
{
    // Ids are kept, and a sender may choose them.
    const int LongestId = 2_048;

    readonly RecentActivities _recent = new();

    /// <param name="isLimited">Counts messages against the limits of their senders.</param>
    /// <param name="done">Ends with the turn.</param>
    /// <returns>200, or 400, 429 or 503 if there will be no turn.</returns>
    /// <remarks>What is too much is taken like the rest: a channel would send again what is refused.</remarks>
    public int Accept(Activity activity, TurnFacts facts, TurnPipeline pipeline, bool isLimited, out Task done)
    {
        done = Task.CompletedTask;
        if (!TurnHandler.Handles(activity.Type))
            return StatusCodes.Status200OK;
        string?[] optional = [activity.Id, activity.ChannelId, activity.From?.Id];
        if (!IsId(activity.Conversation?.Id) || optional.Any(id => id is { Length: > 0 } && !IsId(id)))
            return StatusCodes.Status400BadRequest;
        // Replies that are collected go into the response: who asks for them again has not got them.
        var comesOnce = activity.Type is ActivityTypes.Message or ActivityTypes.ConversationUpdate
            && activity.DeliveryMode != DeliveryModes.ExpectReplies;
        if (comesOnce && !_recent.IsNew(activity, facts.ConversationKey))
            return StatusCodes.Status200OK;
        var isCounted = isLimited && activity.Type is (ActivityTypes.Message or ActivityTypes.MessageUpdate);
        var (wait, isTold) = isCounted ? limits.TakeMessage(activity, facts.ConversationKey) : default;
        var isTooMuch = wait > TimeSpan.Zero;
        if (isTooMuch)
            LogTooMany(LogText.Of(activity.ChannelId), LogText.Of(activity.Id));
        if (isTold)
            return StatusCodes.Status200OK;
        var request = Spans.Current;
        var turn = new QueuedTurn(
            facts,
            !isTooMuch && handler.Supersedes(activity),
            cancellationToken =>
                RunAsync(activity, facts, pipeline, request, isTooMuch ? wait : null, cancellationToken));
        done = turn.Done;
        if (queue.TryEnqueue(facts.ConversationKey, turn))
            return StatusCodes.Status200OK;
        _recent.Forget(activity, facts.ConversationKey);
        return queue.IsClosed ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status429TooManyRequests;
    }

    /// <summary>True if an id is short enough to be kept, and can be a part of an address.</summary>
    static bool IsId(string? id) =>
        id is { Length: > 0 and <= LongestId } and not ("." or "..") && !id.Any(char.IsControl);

    /// <param name="wait">Tells the sender to wait that long; null: the turn may run.</param>
    async Task RunAsync(
        Activity activity, TurnFacts facts, TurnPipeline pipeline, ActivityContext request, TimeSpan? wait,
        CancellationToken cancellationToken)
    {
        using var span = Spans.StartBehind(request, "turn");
        // Around the handler, so that replies that are collected are not lost with a turn that fails; and around all of
        // it, since the queue must not fail.
        await GuardAsync(activity, () => pipeline(
            (turn, stopping) => GuardAsync(activity, () => HandleAsync(turn, facts, wait, stopping), stopping),
            cancellationToken), cancellationToken);
    }

    Task HandleAsync(ITurnContext turn, TurnFacts facts, TimeSpan? wait, CancellationToken cancellationToken)
    {
        turn.TurnState.Set(facts);
        return wait is { } time
            ? handler.OnTooManyMessagesAsync(time, turn, cancellationToken)
            : handler.OnTurnAsync(turn, cancellationToken);
    }

    async Task GuardAsync(Activity activity, Func<Task> run, CancellationToken cancellationToken)
    {
        try
        {
            await run();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            LogStopped(LogText.Of(activity.Type), LogText.Of(activity.ChannelId), LogText.Of(activity.Id));
        }
        catch (ConnectorException failure)
        {
            LogNotTaken(failure.Message, LogText.Of(activity.ChannelId), LogText.Of(activity.Id));
        }
        catch (Exception failure)
        {
            LogFailed(failure, activity);
        }
    }

    /// <summary>Logs a failure without its message, which may have the question in it.</summary>
    public void LogFailed(Exception failure, Activity activity) => LogFailed(
        failure.GetType().Name, LogText.Of(activity.Type), LogText.Of(activity.ChannelId), LogText.Of(activity.Id),
        failure.StackTrace);

    [LoggerMessage(LogLevel.Information, "A message of {ChannelId} was one of too many messages: {Id}.")]
    partial void LogTooMany(string channelId, string id);

    [LoggerMessage(LogLevel.Information, "The turn of {Type} of {ChannelId} was stopped: {Id}.")]
    partial void LogStopped(string type, string channelId, string id);

    [LoggerMessage(LogLevel.Warning, "{Problem} It was to answer an activity of {ChannelId}: {Id}.")]
    partial void LogNotTaken(string problem, string channelId, string id);

    [LoggerMessage(LogLevel.Error, "{Failure} in the turn of {Type} of {ChannelId}: {Id}.\n{Stack}")]
    partial void LogFailed(string failure, string type, string channelId, string id, string? stack);
}
