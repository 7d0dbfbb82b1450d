using Microsoft.Extensions.Diagnostics.HealthChecks;
using NewsBot.Activities.BotFramework.Turns;

namespace NewsBot.Activities.BotFramework.Hosting;

/// <summary>Whether a question would be answered now: the articles are read, and the program goes on.</summary>
sealed class ReadyCheck(DeskInReading reading, TurnQueue queue) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(WhyNot is { } reason
            ? HealthCheckResult.Unhealthy(reason)
            : HealthCheckResult.Healthy("Ready."));

    string? WhyNot =>
        queue.IsClosed ? "The program ends, and takes no more questions."
        : reading.IsReady ? null
        : reading.Desk.IsCompleted ? "The articles could not be read: standard error says why."
        : "The articles are still being read.";
}
