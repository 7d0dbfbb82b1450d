using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Activities.BotFramework.Authentication;
using NewsBot.Activities.BotFramework.Connector;
using NewsBot.Activities.BotFramework.Schema;

namespace NewsBot.Activities.BotFramework.Turns;

/// <summary>Bot Builder's adapter, but a request is answered at once, and its turn goes on behind it.</summary>
/// <remarks>
/// Bot Builder runs the turn within the request: a channel that waits too long, or sees a reply fail, sends the
/// question again.
/// </remarks>
sealed partial class QueuedCloudAdapter(
    BotFrameworkAuthentication authentication, TurnHandler handler, TurnIntake intake, BotOptions options,
    ILogger<QueuedCloudAdapter> log)
    : CloudAdapter(authentication, NullLogger.Instance) // it would log each call and whole exceptions
{
    readonly ILogger<QueuedCloudAdapter> _log = log;

    /// <summary>Handles one request to the bot's endpoint.</summary>
    public async Task ProcessAsync(HttpContext http)
    {
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            var status = await StatusOfAsync(http, answered.Task);
            if (!http.Response.HasStarted)
                http.Response.StatusCode = status;
            await http.Response.CompleteAsync();
        }
        finally
        {
            answered.SetResult();
        }
    }

    /// <exception cref="ConnectorException">The channel did not take it.</exception>
    public override async Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        turnContext.ClearReplyToIds(activities);
        return await CallAsync(() => base.SendActivitiesAsync(turnContext, activities, cancellationToken)) ?? [];
    }

    /// <exception cref="ConnectorException">The channel did not take it.</exception>
    public override Task<ResourceResponse> UpdateActivityAsync(
        ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        if (turnContext.CollectsReplies())
            throw new ConnectorException("What was said in an earlier request cannot be changed.");
        activity.ReplyToId = null; // it has its place
        return CallAsync(() => base.UpdateActivityAsync(turnContext, activity, cancellationToken))!;
    }

    /// <exception cref="ConnectorException">The channel did not do it.</exception>
    public override Task DeleteActivityAsync(
        ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        if (turnContext.CollectsReplies())
            throw new ConnectorException("What was said in an earlier request cannot be taken back.");
        return CallAsync<object>(async () =>
        {
            await base.DeleteActivityAsync(turnContext, reference, cancellationToken);
            return reference;
        });
    }

    /// <returns>Null if the channel took it, and its answer was no JSON.</returns>
    static async Task<T?> CallAsync<T>(Func<Task<T>> call)
        where T : class
    {
        try
        {
            return await call();
        }
        catch (ErrorResponseException failure)
        {
            throw ConnectorError.From(failure);
        }
        catch (Microsoft.Rest.SerializationException)
        {
            return null;
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or ConnectorException))
        {
            throw new ConnectorException($"It could not be sent: {failure.GetType().Name}.", inner: failure);
        }
    }

    /// <param name="answered">
    /// The turn waits for it: a client that hears the reply before the response shows it above the question.
    /// </param>
    async Task<int> StatusOfAsync(HttpContext http, Task answered)
    {
        if (RefusalOf(http.Request) is var (refusal, why))
            return Refused(refusal, why);
        var (activity, status) =
            await ActivityReader.ReadAsync(http.Request, options.MaxRequestKilobytes * 1024, http.RequestAborted);
        if (activity is null)
            return status;
        AuthenticateRequestResult sender;
        try
        {
            sender = await BotFrameworkAuthentication.AuthenticateRequestAsync(
                activity, http.Request.Headers.Authorization.ToString(), http.RequestAborted);
        }
        catch (RefusedException refused)
        {
            return Refused(refused.Status, refused.Message);
        }

        LogReceived(LogText.Of(activity.Type), LogText.Of(activity.ChannelId), LogText.Of(activity.Id));
        var facts = new TurnFacts($"bot\n{activity.ChannelId}\n{activity.Conversation?.Id}", activity.From?.Id);
        if (activity.Type == ActivityTypes.Invoke)
            return await AnswerInvokeAsync(activity, facts, sender, http);
        var collects = activity.DeliveryMode == DeliveryModes.ExpectReplies;
        InvokeResponse? replies = null;
        status = intake.Accept(
            activity, facts,
            async (callback, stopping) =>
            {
                if (!collects)
                    await answered;
                replies = await ProcessActivityAsync(sender, activity, callback, stopping);
            },
            isLimited: true, out var done);
        if (status != StatusCodes.Status200OK || !collects)
            return status;
        await done.WaitAsync(http.RequestAborted);
        await WriteAsync(http, replies ?? new() { Body = new ExpectedReplies([]) });
        return status;
    }

    /// <summary>Refuses what can be refused before the body is read; null if the request may go on.</summary>
    (int Status, string Reason)? RefusalOf(HttpRequest request)
    {
        if (options.HasIdentity)
            return RequestTokens.TokenIn(request.Headers.Authorization) is null
                ? (StatusCodes.Status401Unauthorized, "there is no bearer token")
                : null;
        // A page in a browser could send requests by a name of its own that leads here.
        return ServiceUrls.IsLoopback(request.Host.Host)
            ? null
            : (StatusCodes.Status403Forbidden, "the host is not this machine");
    }

    int Refused(int status, string reason)
    {
        LogRefused(status, reason);
        return status;
    }

    async Task<int> AnswerInvokeAsync(
        Activity activity, TurnFacts facts, AuthenticateRequestResult sender, HttpContext http)
    {
        activity.DeliveryMode = null; // an invoke has one answer
        try
        {
            var answer = await ProcessActivityAsync(sender, activity, (turn, cancellationToken) =>
            {
                turn.TurnState.Set(facts);
                return handler.OnTurnAsync(turn, cancellationToken);
            }, http.RequestAborted);
            http.Response.StatusCode = answer.Status;
            await WriteAsync(http, answer);
            return answer.Status;
        }
        catch (Exception failure) when (!http.RequestAborted.IsCancellationRequested)
        {
            intake.LogFailed(failure, activity);
            return StatusCodes.Status500InternalServerError;
        }
    }

    static async Task WriteAsync(HttpContext http, InvokeResponse answer)
    {
        if (answer.Body is null)
            return;
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.Body.WriteAsync(BotJson.ToUtf8Bytes(answer.Body), http.RequestAborted);
    }

    [LoggerMessage(LogLevel.Information, "Received {Type} of {ChannelId}: {Id}.")]
    partial void LogReceived(string type, string channelId, string id);

    [LoggerMessage(LogLevel.Warning, "A request was refused with {Status}: {Reason}.")]
    partial void LogRefused(int status, string reason);
}
