using Spectre.Console;

namespace NewsBot.Activities.Terminal;

/// <summary>Shows on stderr how far some work has come: a bar on a terminal, a line now and then elsewhere.</summary>
static class WorkProgress
{
    static readonly TimeSpan BarInterval = TimeSpan.FromMilliseconds(200), LineInterval = TimeSpan.FromSeconds(10);

    /// <param name="describe">How far it has come, in words.</param>
    /// <param name="fraction">The same, 0 to 1.</param>
    /// <returns>What the work came to; what it throws is thrown.</returns>
    public static async Task<T> ShowAsync<T>(
        TextWriter errors, Task<T> running, Func<string> describe, Func<double> fraction)
    {
        if (Console.IsErrorRedirected)
            while (await Task.WhenAny(running, Task.Delay(LineInterval)) != running)
                await errors.WriteLineAsync(describe());
        else
            await DrawAsync(errors, running, describe, fraction);
        return await running;
    }

    static Task DrawAsync(TextWriter errors, Task running, Func<string> describe, Func<double> fraction) =>
        AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(errors) }).Progress()
            .AutoClear(true)
            .Columns(
                new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                var task = context.AddTask(describe(), maxValue: 1);
                while (!running.IsCompleted)
                {
                    (task.Description, task.Value) = (describe(), fraction());
                    await Task.WhenAny(running, Task.Delay(BarInterval));
                }
            });
}
