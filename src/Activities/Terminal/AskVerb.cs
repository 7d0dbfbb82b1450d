using System.Diagnostics;
using NewsBot.Answers;
using NewsBot.Settings;

namespace NewsBot.Activities.Terminal;

/// <summary><c>newsbot ask</c>: one question, one answer.</summary>
static class AskVerb
{
    public static async Task<int> RunAsync(
        NewsBotSettings settings, string question, DateOnly? asOf, bool json, bool explain,
        CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var desk = await OpenDesk.QuietlyAsync(settings, cancellationToken);
        var reply = await desk.AskAsync(new(question, asOf), cancellationToken);

        if (json)
            await ReplyJson.WriteAsync(
                Console.OpenStandardOutput(), reply, explain, watch.ElapsedMilliseconds, cancellationToken);
        else
            await Console.Out.WriteAsync(ReplyText.Of(reply, explain));
        return reply.Answer is Answer.Cited ? ExitCode.Done : ExitCode.NotInTheNews;
    }
}
