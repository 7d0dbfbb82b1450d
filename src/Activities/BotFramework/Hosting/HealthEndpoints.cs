using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace NewsBot.Activities.BotFramework.Hosting;

/// <summary>What whoever runs the host asks it: is it alive, and is it ready?</summary>
static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        // That it answers is all: a restart would not make the reading of articles any faster.
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false, ResponseWriter = SayAsync });
        app.MapHealthChecks("/health/ready", new() { ResponseWriter = SayAsync });
    }

    static Task SayAsync(HttpContext http, HealthReport report) => http.Response.WriteAsync(
        report.Entries.Count == 0 ? "Alive."
            : string.Join('\n', report.Entries.Values.Select(entry => entry.Description)),
        http.RequestAborted);
}
