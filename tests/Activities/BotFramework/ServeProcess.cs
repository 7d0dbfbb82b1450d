using System.Diagnostics;
using System.Text.RegularExpressions;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Activities.BotFramework;

/// <summary><c>newsbot serve</c> as a process of its own, on a free port, with what it logs.</summary>
sealed partial class ServeProcess : IDisposable
{
    readonly Process _process;

    ServeProcess(Process process) => _process = process;

    public required HttpClient Client { get; init; }

    /// <summary>What it had logged when it was ready.</summary>
    public required IReadOnlyList<string> Beginning { get; init; }

    public static async Task<ServeProcess> StartAsync(params string[] settings)
    {
        var set = settings.SelectMany(setting => (string[])["--set", setting]);
        var process = Newsbot.Start(new RunOptions(), ["serve", "--set", "Bot:Urls=http://127.0.0.1:0", .. set]);
        var lines = new List<string>();
        while (lines.LastOrDefault()?.Contains("Ready: ", StringComparison.Ordinal) is not true)
            lines.Add(await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken)
                ?? throw new InvalidOperationException(string.Join('\n', lines)));
        var address = Address().Match(string.Join('\n', lines)).Value;
        return new(process) { Beginning = lines, Client = new() { BaseAddress = new(address) } };
    }

    public async Task SignalToEndAsync()
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -TERM {_process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        await _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        Client.Dispose();
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
