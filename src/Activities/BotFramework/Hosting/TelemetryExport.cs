using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace NewsBot.Activities.BotFramework.Hosting;

/// <summary>Spans and metrics → their collector, by OTLP. Loaded only where the settings name one.</summary>
static class TelemetryExport
{
    // Each is a source of spans and of metrics.
    static readonly string[] Sources =
        [Spans.Name, "Microsoft.SemanticKernel*", "Experimental.Microsoft.Extensions.AI"];

    public static void AddTelemetryExport(this IServiceCollection services, TelemetryOptions options) => services
        .AddOpenTelemetry()
        .ConfigureResource(resource => resource.AddService(
            options.ServiceName, serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString(3)))
        .WithTracing(tracing => tracing
            .AddSource(Sources)
            .AddAspNetCoreInstrumentation(requests => requests.Filter = IsOfAReader)
            .AddHttpClientInstrumentation()
            .AddProcessor(new WithoutTexts())
            .AddOtlpExporter(otlp => SendTo(options.OtlpEndpoint, "traces", otlp)))
        .WithMetrics(metrics => metrics
            .AddMeter([.. Sources, "System.Runtime"])
            .AddAspNetCoreInstrumentation()
            .AddHttpClientInstrumentation()
            .AddOtlpExporter(otlp => SendTo(options.OtlpEndpoint, "metrics", otlp)));

    static bool IsOfAReader(HttpContext http) =>
        !http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal);

    static void SendTo(string address, string signal, OtlpExporterOptions otlp)
    {
        otlp.Protocol = OtlpExportProtocol.HttpProtobuf;
        otlp.Endpoint = new($"{address.TrimEnd('/')}/v1/{signal}");
        // A key of the collector is no setting of ours: it has a variable by OpenTelemetry's specification.
        otlp.Headers = Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_HEADERS");
    }

    /// <summary>Takes away what a reader may have said: "/ask?question=…", messages of failures.</summary>
    sealed class WithoutTexts : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            data.SetTag("url.query", null);
            if (data.Source != Spans.Source && data.StatusDescription is not null)
                data.SetStatus(data.Status);
        }
    }
}
