using NewsBot.Activities.BotFramework.Schema;

namespace NewsBot.Activities.BotFramework.Turns;

/// <summary>activity → the method for its type. What has no method is ignored.</summary>
abstract class ActivityHandler
{
    /// <summary>Whether there is a method for the type, of those that have no answer.</summary>
    public static bool Handles(string? type) => type is ActivityTypes.Message or ActivityTypes.MessageUpdate
        or ActivityTypes.MessageDelete or ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate
        or ActivityTypes.Event;

    /// <summary>
    /// Whether an activity ends the turns before it in its conversation that it could have ended too.
    /// </summary>
    public virtual bool Supersedes(Activity activity) => false;

    /// <summary>Anything but an invoke, which has an answer.</summary>
    public Task OnTurnAsync(TurnContext turn, CancellationToken cancellationToken) => turn.Activity.Type switch
    {
        ActivityTypes.Message => OnMessageActivityAsync(turn, cancellationToken),
        ActivityTypes.MessageUpdate => OnMessageUpdateActivityAsync(turn, cancellationToken),
        ActivityTypes.MessageDelete => OnMessageDeleteActivityAsync(turn, cancellationToken),
        ActivityTypes.ConversationUpdate when turn.Activity.MembersAdded is { Count: > 0 } members =>
            OnMembersAddedAsync(members, turn, cancellationToken),
        ActivityTypes.InstallationUpdate => OnInstallationUpdateActivityAsync(turn, cancellationToken),
        ActivityTypes.Event => OnEventActivityAsync(turn, cancellationToken),
        _ => Task.CompletedTask,
    };

    /// <summary>By default there is no such invoke.</summary>
    public virtual Task<InvokeResponse> OnInvokeActivityAsync(TurnContext turn, CancellationToken cancellationToken) =>
        Task.FromResult(InvokeResponse.NotImplemented);

    /// <summary>A message is not answered, since its sender has sent too many.</summary>
    public virtual Task OnTooManyMessagesAsync(TimeSpan wait, TurnContext turn, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    protected virtual Task OnMessageActivityAsync(TurnContext turn, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <summary>A message was edited.</summary>
    protected virtual Task OnMessageUpdateActivityAsync(TurnContext turn, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    protected virtual Task OnMessageDeleteActivityAsync(TurnContext turn, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    protected virtual Task OnMembersAddedAsync(
        IReadOnlyList<ChannelAccount> membersAdded, TurnContext turn, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    protected virtual Task OnInstallationUpdateActivityAsync(TurnContext turn, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    protected virtual Task OnEventActivityAsync(TurnContext turn, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
