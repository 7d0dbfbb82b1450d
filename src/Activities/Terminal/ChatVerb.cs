using NewsBot.Settings;

namespace NewsBot.Activities.Terminal;

/// <summary><c>newsbot chat</c>: questions one after another.</summary>
static class ChatVerb
{
    public static async Task<int> RunAsync(
        NewsBotSettings settings, DateOnly? asOf, bool explain, CancellationToken cancellationToken)
    {
        var desk = await OpenDesk.QuietlyAsync(settings, cancellationToken);
        while (await Console.In.ReadLineAsync(cancellationToken) is { } line)
            await Console.Out.WriteAsync(ReplyText.Of(await desk.AskAsync(line, asOf, cancellationToken), explain));
        return ExitCode.Done;
    }
}
