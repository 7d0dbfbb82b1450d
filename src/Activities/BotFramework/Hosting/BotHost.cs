using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using NewsBot.Activities.BotFramework.Turns;
using NewsBot.Activities.WebChat;
using NewsBot.Settings;
using NewsBot.Telemetry;

namespace NewsBot.Activities.BotFramework.Hosting;

/// <summary>settings → the host: the bot's endpoint, the health checks and what readers see in a browser.</summary>
static class BotHost
{
    /// <param name="configure">Puts other parts in the place of these; the last one counts.</param>
    /// <exception cref="SettingsException">The host may not start so.</exception>
    public static WebApplication Create(
        BotOptions options, DeskInReading desk, Action<IServiceCollection>? configure = null,
        TelemetryOptions? telemetry = null)
    {
        QuestionMeasure.IsOn = true;
        var listeners = Listeners.Parse(options.Urls);
        BotStart.Check(options, listeners);
        var proxies = Proxies.Parse(options.Proxies);
        // An empty one: no other file, variable or argument has a say in where it listens.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // The endpoint has its own limit. What is a little larger is read to its end: else
            // its sender gets no answer.
            kestrel.Limits.MaxRequestBodySize = 16L * options.MaxRequestKilobytes * 1024;
            listeners.ListenWith(kestrel);
        });
        (telemetry is { JsonLog: true }
            ? builder.Logging.AddJsonConsole(console => console.TimestampFormat = "O")
            : builder.Logging.AddSimpleConsole(console => console.SingleLine = true))
            .SetMinimumLevel(LogLevel.Warning)
            .AddFilter("NewsBot", LogLevel.Information)
            // What keeps the host from starting is said once, by who started it.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None)
            // Whoever asks is told: a host that is not ready yet is no error.
            .AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        builder.Services
            .Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
            .Configure<HostOptions>(host =>
                host.ShutdownTimeout = TimeSpan.FromSeconds(options.DrainSeconds) + 2 * DrainOnStop.ToStop)
            .AddRoutingCore()
            .AddBot(options, desk)
            .AddWebChat(options);
        if (telemetry is { OtlpEndpoint.Length: > 0 })
            builder.Services.AddTelemetryExport(telemetry);
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        // What is wrong with the bot's identity is known at the start.
        _ = app.Services.GetRequiredService<QueuedCloudAdapter>();
        app.UseForwardedHeaders(proxies);
        app.MapPost("/api/messages", (QueuedCloudAdapter adapter, HttpContext http) => adapter.ProcessAsync(http));
        app.MapHealth();
        app.MapWebChat(options);
        return app;
    }
}
