using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace NewsBot.Activities.BotFramework.Turns;

/// <summary>Bot Builder's handler with two questions more: which turns end others, and what to tell a flood.</summary>
abstract class TurnHandler : ActivityHandler
{
    /// <summary>True for the types of activity that get a turn; the others are taken and ignored.</summary>
    public static bool Handles(string? type) => type is ActivityTypes.Message or ActivityTypes.MessageUpdate
        or ActivityTypes.MessageDelete or ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate
        or ActivityTypes.Event;

    /// <summary>
    /// Whether an activity ends the turns before it in its conversation that could have ended others too.
    /// </summary>
    public virtual bool Supersedes(Activity activity) => false;

    /// <summary>Says that a message is not answered, since its sender has sent too many.</summary>
    public virtual Task OnTooManyMessagesAsync(TimeSpan wait, ITurnContext turn, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
