using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using NewsBot.Tests.Activities.BotFramework;

namespace NewsBot.Tests.Telemetry;

[Collection(nameof(TelemetryTests))]
public class TelemetryExportTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheRunningHostSendsSpansAndMetricsWithoutAWordOfTheQuestion()
    {
        var bodies = new ConcurrentQueue<(string Path, string? Type, string Text)>();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var collector = builder.Build();
        collector.Run(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body, http.RequestAborted);
            bodies.Enqueue((http.Request.Path, http.Request.ContentType, Encoding.Latin1.GetString(body.ToArray())));
        });
        await collector.StartAsync(Stop);
        await using (var bot = await BotUnderTest.StartAsync(
            telemetry: new() { OtlpEndpoint = collector.Urls.Single(), ServiceName = "bridge-watch" }))
        {
            await bot.SayAsync(bot.Message("Who opened the bridge, dear xylophone?"), 1);
            using var page = await bot.Client.GetAsync(new Uri("/ask?question=zeppelin", UriKind.Relative), Stop);
            using var health = await bot.Client.GetAsync(new Uri("/health/live", UriKind.Relative), Stop);
            await bot.App.StopAsync(Stop);
        }

        var all = string.Concat(bodies.Select(body => body.Text));
        Assert.Equal(["/v1/metrics", "/v1/traces"], bodies.Select(body => body.Path).Distinct().Order());
        Assert.All(bodies, body => Assert.Equal("application/x-protobuf", body.Type));
        Assert.All(
            (string[])
            [
                "bridge-watch", "compose", "POST /api/messages", "GET /ask", "newsbot.answers",
                "Microsoft.SemanticKernel",
            ],
            expected => Assert.Contains(expected, all, StringComparison.Ordinal));
        var spans = string.Concat(bodies.Where(body => body.Path == "/v1/traces").Select(body => body.Text));
        Assert.All(
            (string[])["xylophone", "zeppelin", "GET /health"],
            hidden => Assert.DoesNotContain(hidden, spans, StringComparison.Ordinal));
        Assert.DoesNotContain("xylophone", all, StringComparison.Ordinal);
    }
}
