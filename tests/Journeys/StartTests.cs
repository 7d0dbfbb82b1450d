using System.Text;
using NewsBot.Activities.Terminal;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Journeys;

public class StartTests
{
    // The runtime's events of its loader, at level "informational".
    const string LoaderEvents = "Microsoft-Windows-DotNETRuntime:0x8:4";

    [Fact]
    public async Task AskLoadsNothingOfTheBot()
    {
        using var folder = new TempFolder();
        var trace = folder.At("loader.nettrace");

        var run = await Newsbot.RunAsync(
            new RunOptions(Environment: new()
            {
                ["DOTNET_EnableEventPipe"] = "1",
                ["DOTNET_EventPipeOutputPath"] = trace,
                ["DOTNET_EventPipeConfig"] = LoaderEvents,
            }),
            "ask", "Who accompanied Kim Jong-un?");
        var bytes = await File.ReadAllBytesAsync(trace, TestContext.Current.CancellationToken);
        // Names are in UTF-16, at even and odd offsets.
        var loaded = Encoding.Unicode.GetString(bytes) + Encoding.Unicode.GetString(bytes.AsSpan(1));

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("Microsoft.SemanticKernel", loaded, StringComparison.Ordinal); // the guard has looked
        Assert.All(
            (string[])["Microsoft.Bot.", "Microsoft.Rest.", "Kestrel", "Microsoft.Identity"],
            name => Assert.DoesNotContain(name, loaded, StringComparison.Ordinal));
    }
}
