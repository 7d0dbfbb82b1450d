using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Activities.BotFramework.Turns;

namespace NewsBot.Activities.BotFramework.Hosting;

/// <summary>
/// Lets running answers end when the program is told to, since their requests were answered long ago.
/// </summary>
sealed partial class DrainOnStop(
    TurnQueue queue, BotOptions options, TimeProvider clock, ILogger<DrainOnStop> log) : IHostedLifecycleService
{
    /// <summary>What a turn that was told to stop may take to say so.</summary>
    public static readonly TimeSpan ToStop = TimeSpan.FromSeconds(3);

    /// <summary>Before the server stops, which would wait for the streams that the answers go to.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        var stopped = await queue.DrainAsync(TimeSpan.FromSeconds(options.DrainSeconds), ToStop, clock);
        if (stopped > 0)
            LogStopped(stopped, options.DrainSeconds);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Warning, "{Count} turns had not ended after {Seconds} seconds and were told to stop.")]
    partial void LogStopped(int count, int seconds);
}
