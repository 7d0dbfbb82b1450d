using System.Diagnostics;
using System.Text;

namespace NewsBot.Tests.Support;

/// <summary>
/// Runs the built program as a process of its own, with nothing in its environment but what a test gives it.
/// </summary>
static class Newsbot
{
    public static Task<Run> RunAsync(params string[] arguments) => RunAsync(new RunOptions(), arguments);

    public static async Task<Run> RunAsync(RunOptions options, params string[] arguments)
    {
        using var process = Start(options, arguments);
        await process.StandardInput.WriteAsync(options.Input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await errors);
    }

    public static Process Start(RunOptions options, params string[] arguments)
    {
        string[] command = [DotNet, Path.Combine(AppContext.BaseDirectory, "newsbot.dll"), .. arguments];
        // The runtime maps its own code through a large file, unless told not to.
        if (options.MostKilobytesInAFile is { } most)
        {
            var limit = FormattableString.Invariant($"ulimit -f {most}; trap '' XFSZ; ");
            command = ["/bin/bash", "-c", limit + "DOTNET_EnableWriteXorExecute=0 exec \"$@\"", "bash", .. command];
        }

        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = options.Folder ?? AppContext.BaseDirectory,
        };
        start.Environment.Clear();
        foreach (var (name, value) in options.Environment ?? [])
            start.Environment[name] = value;

        return Process.Start(start)!;
    }

    static string DotNet => Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet"
        ? path
        : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
}

/// <param name="MostKilobytesInAFile">What is written beyond fails, as it does on a full disk.</param>
sealed record RunOptions(
    string Input = "", string? Folder = null, Dictionary<string, string>? Environment = null,
    int? MostKilobytesInAFile = null);

sealed record Run(int ExitCode, string Output, string Errors);
