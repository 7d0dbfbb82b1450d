using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Activities.BotFramework.Hosting;
using NewsBot.Settings;

namespace NewsBot.Activities.Terminal;

/// <summary><c>newsbot serve</c>: the bot's endpoint, until the program is told to stop.</summary>
static partial class ServeVerb
{
    public static async Task<int> RunAsync(NewsBotSettings settings, CancellationToken cancellationToken)
    {
        var reading = new TaskCompletionSource<NewsDesk>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var app = BotHost.Create(settings.Bot, new(reading.Task), telemetry: settings.Telemetry);
        // What can be known to be wrong is said before the host says that it listens.
        var desk = await OpenDesk.CreateAsync(settings, cancellationToken);
        await app.StartAsync(cancellationToken);
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ServeVerb).FullName!);
        LogListening(log, string.Join(", ", app.Urls));
        var stopping = app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        try
        {
            await OpenDesk.ReadAsync(desk, settings, stopping);
            reading.SetResult(desk);
            LogReady(log, ReplyText.CoverageOf(desk.Archive.CoverageUntil(asOf: null)));
            await app.WaitForShutdownAsync(cancellationToken);
            return ExitCode.Done;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await app.WaitForShutdownAsync(CancellationToken.None);
            return ExitCode.Done;
        }
        catch (Exception failure)
        {
            reading.TrySetException(failure);
            await app.StopAsync(CancellationToken.None);
            throw;
        }
    }

    [LoggerMessage(LogLevel.Information, "Listening on {Urls}; the bot is at /api/messages. Ctrl+C stops.")]
    static partial void LogListening(ILogger log, string urls);

    [LoggerMessage(LogLevel.Information, "Ready: {Coverage}.")]
    static partial void LogReady(ILogger log, string coverage);
}
