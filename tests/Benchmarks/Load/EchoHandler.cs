using NewsBot.Activities.BotFramework.Schema;
using NewsBot.Activities.BotFramework.Turns;

namespace NewsBot.Benchmarks.Load;

/// <summary>The baseline: a bot that says what was said to it, through the same host, adapter and queue.</summary>
sealed class EchoHandler : ActivityHandler
{
    protected override Task OnMessageActivityAsync(TurnContext turn, CancellationToken cancellationToken) =>
        turn.ReplyAsync(Activity.Message(turn.Activity.Text ?? ""), cancellationToken);
}
