using System.Diagnostics;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.EndToEnd;

/// <summary>The built program in the real clients: each scenario is a script of steps, run by Node.js.</summary>
/// <remarks>
/// They need Node.js, Chromium and <c>npm ci</c> in this folder. Without them they are skipped, unless the variable
/// NEWSBOT_TESTS_BROWSER is "required".
/// </remarks>
[Collection(nameof(Alone))]
public class EndToEndTests
{
    const string Container = "container";

    static readonly string Folder = Path.Combine(Repository.Root, "tests", "EndToEnd");

    [Theory]
    [InlineData("accessibility")]
    [InlineData("addresses")]
    [InlineData("keyboard")]
    [InlineData("personal-chat")]
    [InlineData("group-and-channel")]
    [InlineData("emulator")]
    [InlineData("restart")]
    [InlineData("web-page")]
    [InlineData("teams-package")]
    [InlineData(Container)]
    public async Task AScenarioInTheRealClientsPasses(string scenario)
    {
        if (Missing() is { } missing)
        {
            Assert.False(Environment.GetEnvironmentVariable("NEWSBOT_TESTS_BROWSER") == "required", missing);
            Assert.Skip(missing);
        }

        Assert.SkipWhen(
            scenario == Container && !(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess),
            "Only root can mount what a container sees.");
        var start = new ProcessStartInfo("node", ["--test", "--test-reporter=spec", $"{scenario}.mjs"])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NEWSBOT_DLL"] = Path.Combine(AppContext.BaseDirectory, "newsbot.dll");
        using var node = Process.Start(start)!;
        var output = node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(node.ExitCode == 0, await output + errors);
        Assert.Matches(@"pass [1-9]", await output); // a script without steps would always pass
    }

    static string? Missing()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "playwright-core")))
            return "The clients are not installed: run 'npm ci --ignore-scripts' in tests/EndToEnd.";
        var chromium = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";
        if (!File.Exists(chromium))
            return $"There is no browser at {chromium}: install Chromium, or name it by the variable CHROMIUM.";
        return File.Exists(Path.Combine(AppContext.BaseDirectory, "webchat", "webchat.js"))
            ? null
            : "The build did not take in Web Chat: build again where npm can fetch it.";
    }
}
