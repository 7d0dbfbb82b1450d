using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NewsBot.Activities.BotFramework.Authentication;
using NewsBot.Activities.BotFramework.Connector;
using NewsBot.Activities.BotFramework.Schema;
using NewsBot.Telemetry;
using Activity = NewsBot.Activities.BotFramework.Schema.Activity;

namespace NewsBot.Activities.BotFramework.Turns;

/// <summary>request → turn → replies. A request is answered at once, and its turn goes on behind it.</summary>
sealed partial class CloudAdapter(
    ActivityHandler handler, IConnector connector, IRequestAuthenticator authenticator, ServiceUrls serviceUrls,
    TurnQueue queue, QuestionLimits limits, BotOptions options, ILogger<CloudAdapter> log)
{
    const string ExpectReplies = "expectReplies";

    readonly RecentActivities _recent = new();

    /// <summary>Handles one request to the bot's endpoint.</summary>
    public async Task ProcessAsync(HttpContext http)
    {
        var status = await StatusOfAsync(http);
        if (!http.Response.HasStarted)
            http.Response.StatusCode = status;
    }

    /// <summary>
    /// Runs the turn of an activity that was checked already, after those before it in its conversation.
    /// </summary>
    /// <returns>200, or 400, 429 or 503 when there will be no turn.</returns>
    public int Accept(Activity activity, IConnector replies) => Accept(activity, replies, isLimited: false, out _);

    /// <summary>Answers an invoke that was checked already.</summary>
    public async Task<InvokeResponse> InvokeAsync(
        Activity activity, IConnector replies, CancellationToken cancellationToken)
    {
        try
        {
            return await handler.OnInvokeActivityAsync(new(activity, replies), cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(failure, activity);
            return new(StatusCodes.Status500InternalServerError);
        }
    }

    async Task<int> StatusOfAsync(HttpContext http)
    {
        var cancellation = http.RequestAborted;
        var authentication = await authenticator.AuthenticateAsync(http.Request, cancellation);
        if (authentication is AuthenticationResult.Refused(var refusal, var reason))
        {
            LogRefused(refusal, reason);
            return refusal;
        }

        var (activity, status) =
            await ActivityReader.ReadAsync(http.Request, options.MaxRequestKilobytes * 1024, cancellation);
        if (activity is null)
            return status;
        var caller = ((AuthenticationResult.Accepted)authentication).Caller;
        var collects = activity.DeliveryMode == ExpectReplies;
        if ((caller.RefusalOf(activity) ?? AddressRefusalOf(activity, collects)) is { } why)
        {
            LogRefused(StatusCodes.Status403Forbidden, why);
            return StatusCodes.Status403Forbidden;
        }

        LogReceived(LogText.Of(activity.Type), LogText.Of(activity.ChannelId), LogText.Of(activity.Id));
        if (activity.Type == ActivityTypes.Invoke)
            return await AnswerInvokeAsync(activity, http);
        return collects
            ? await CollectRepliesAsync(activity, http)
            : Accept(activity, connector, isLimited: true, out _);
    }

    /// <summary>Nothing is said to an address that is not known, and so nothing is done for it.</summary>
    string? AddressRefusalOf(Activity activity, bool collectsReplies) =>
        serviceUrls.Allows(activity.ServiceUrl) || collectsReplies && activity.ServiceUrl is null
            ? null
            : "the service address is not one that may be sent to";

    /// <remarks>What is too much is taken like the rest: a channel would send again what is refused.</remarks>
    int Accept(Activity activity, IConnector replies, bool isLimited, out Task done)
    {
        done = Task.CompletedTask;
        if (!ActivityHandler.Handles(activity.Type))
            return StatusCodes.Status200OK;
        if (activity.Conversation?.Id is not { Length: > 0 })
            return StatusCodes.Status400BadRequest;
        if (activity.Type == ActivityTypes.Message && !_recent.IsNew(activity))
            return StatusCodes.Status200OK;
        var isCounted = isLimited && activity.Type is (ActivityTypes.Message or ActivityTypes.MessageUpdate);
        var (wait, isTold) = isCounted ? limits.Take(activity) : default;
        var isTooMuch = wait > TimeSpan.Zero;
        if (isTooMuch)
            LogTooMany(LogText.Of(activity.ChannelId), LogText.Of(activity.Id));
        if (isTold)
            return StatusCodes.Status200OK;
        var request = Spans.Current;
        var turn = new QueuedTurn(
            new(activity, replies),
            !isTooMuch && handler.Supersedes(activity),
            (turn, cancellationToken) => RunAsync(turn, request, isTooMuch ? wait : null, cancellationToken));
        done = turn.Done;
        if (queue.TryEnqueue(TurnContext.KeyOf(activity), turn))
            return StatusCodes.Status200OK;
        _recent.Forget(activity);
        return queue.IsClosed ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status429TooManyRequests;
    }

    async Task<int> CollectRepliesAsync(Activity activity, HttpContext http)
    {
        var replies = new ExpectedRepliesBuffer();
        var status = Accept(activity, replies, isLimited: true, out var done);
        if (status != StatusCodes.Status200OK)
            return status;
        await done.WaitAsync(http.RequestAborted);
        await http.Response.WriteAsJsonAsync(
            new(replies.Replies), OutgoingJson.ExpectedReplies, contentType: null, http.RequestAborted);
        return status;
    }

    async Task<int> AnswerInvokeAsync(Activity activity, HttpContext http)
    {
        var response = await InvokeAsync(activity, connector, http.RequestAborted);
        http.Response.StatusCode = response.Status;
        if (response.Body is { } body)
            await http.Response.WriteAsJsonAsync(
                body, BotJson.Default.JsonElement, contentType: null, http.RequestAborted);
        return response.Status;
    }

    /// <summary>The turn itself. What goes wrong in it is the log's, and never the queue's.</summary>
    /// <param name="wait">The sender is told to wait so long; null: the turn may run.</param>
    async Task RunAsync(
        TurnContext turn, ActivityContext request, TimeSpan? wait, CancellationToken cancellationToken)
    {
        using var span = Spans.StartBehind(request, "turn");
        var activity = turn.Activity;
        try
        {
            await (wait is { } time
                ? handler.OnTooManyMessagesAsync(time, turn, cancellationToken)
                : handler.OnTurnAsync(turn, cancellationToken));
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

    /// <remarks>Without its message, which may have the question in it.</remarks>
    void LogFailed(Exception failure, Activity activity) => LogFailed(
        failure.GetType().Name, LogText.Of(activity.Type), LogText.Of(activity.ChannelId), LogText.Of(activity.Id),
        failure.StackTrace);

    [LoggerMessage(LogLevel.Information, "Received {Type} of {ChannelId}: {Id}.")]
    partial void LogReceived(string type, string channelId, string id);

    [LoggerMessage(LogLevel.Warning, "A request was refused with {Status}: {Reason}.")]
    partial void LogRefused(int status, string reason);

    [LoggerMessage(LogLevel.Information, "A message of {ChannelId} was one of too many messages: {Id}.")]
    partial void LogTooMany(string channelId, string id);

    [LoggerMessage(LogLevel.Information, "The turn of {Type} of {ChannelId} was stopped: {Id}.")]
    partial void LogStopped(string type, string channelId, string id);

    [LoggerMessage(LogLevel.Warning, "{Problem} It was to answer an activity of {ChannelId}: {Id}.")]
    partial void LogNotTaken(string problem, string channelId, string id);

    [LoggerMessage(LogLevel.Error, "{Failure} in the turn of {Type} of {ChannelId}: {Id}.\n{Stack}")]
    partial void LogFailed(string failure, string type, string channelId, string id, string? stack);
}
