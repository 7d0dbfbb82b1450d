using Spectre.Console;

namespace NewsBot.Activities.Terminal;

/// <summary>
/// Looks for a key fifty times a second; Spectre looks so often that an idle chat takes a part of a core.
/// </summary>
sealed class PatientInput(IAnsiConsoleInput input) : IAnsiConsoleInput
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    public bool IsKeyAvailable() => input.IsKeyAvailable();

    public ConsoleKeyInfo? ReadKey(bool intercept) => input.ReadKey(intercept);

    public async Task<ConsoleKeyInfo?> ReadKeyAsync(bool intercept, CancellationToken cancellationToken)
    {
        while (!input.IsKeyAvailable())
            await Task.Delay(Interval, cancellationToken);
        return input.ReadKey(intercept);
    }
}
