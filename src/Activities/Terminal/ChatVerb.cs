using System.Text;
using NewsBot.Settings;
using Spectre.Console;

namespace NewsBot.Activities.Terminal;

/// <summary><c>newsbot chat</c>: questions one after another, on a terminal or through a pipe.</summary>
static class ChatVerb
{
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static Task<int> RunAsync(
        NewsBotSettings settings, DateOnly? asOf, bool explain, CancellationToken cancellationToken) =>
        IsInteractive(Console.IsInputRedirected, Console.IsOutputRedirected, Environment.GetEnvironmentVariable("TERM"))
            ? OnConsoleAsync(settings, asOf, explain, cancellationToken)
            : ThroughPipesAsync(settings, asOf, explain, cancellationToken);

    /// <summary>Whether there is a person who sees more than plain lines; stderr may go anywhere.</summary>
    public static bool IsInteractive(bool isInputRedirected, bool isOutputRedirected, string? term) =>
        !isInputRedirected && !isOutputRedirected && term is not "dumb";

    static async Task<int> OnConsoleAsync(
        NewsBotSettings settings, DateOnly? asOf, bool explain, CancellationToken cancellationToken)
    {
        using var controlC = new ControlC();
        var console = AnsiConsole.Console;
        var history = UserFolder.State is { } folder ? Path.Combine(folder, "history") : null;
        var editor = new LineEditor(new PatientInput(console.Input), console.Profile.Out, new InputHistory(history));
        var desk = await NewsDeskFactory.CreateAsync(settings, TimeProvider.System, cancellationToken);
        return await new ConsoleChat(console, editor, controlC, desk, asOf, explain)
            .RunAsync(NewsSources.Of(settings), cancellationToken);
    }

    static async Task<int> ThroughPipesAsync(
        NewsBotSettings settings, DateOnly? asOf, bool explain, CancellationToken cancellationToken)
    {
        var desk = await OpenDesk.QuietlyAsync(settings, cancellationToken);
        using var input = Input();
        await using var output = new StreamWriter(Console.OpenStandardOutput(), Utf8);
        return await new PipeChat(desk, input, output, asOf, explain).RunAsync(cancellationToken);
    }

    /// <remarks>A pipe carries UTF-8 whatever the locale; only Windows' own console has a code page.</remarks>
    static TextReader Input() => OperatingSystem.IsWindows() && !Console.IsInputRedirected
        ? Console.In
        : new StreamReader(Console.OpenStandardInput(), Utf8);
}
