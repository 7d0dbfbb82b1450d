using System.Diagnostics;
using System.Globalization;
using NewsBot.Vectors.Training;
using Spectre.Console;

namespace NewsBot.Activities.Terminal;

/// <summary>Shows on stderr how far a training has come: a bar on a terminal, a line now and then elsewhere.</summary>
sealed class TrainingBar(TextWriter errors)
{
    static readonly TimeSpan BarInterval = TimeSpan.FromMilliseconds(200), LineInterval = TimeSpan.FromSeconds(10);

    readonly Stopwatch _watch = Stopwatch.StartNew();
    volatile Latest? _latest;

    public async Task<TrainingReport> ShowAsync(Func<IProgress<TrainingProgress>, Task<TrainingReport>> work)
    {
        var running = work(new Watcher(this));
        if (Console.IsErrorRedirected)
            await WriteLinesAsync(running);
        else
            await DrawAsync(running);
        return await running;
    }

    async Task WriteLinesAsync(Task running)
    {
        while (await Task.WhenAny(running, Task.Delay(LineInterval)) != running)
            await errors.WriteLineAsync(Describe());
    }

    Task DrawAsync(Task running)
    {
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(errors) });
        return console.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                var task = context.AddTask(Describe(), maxValue: 1);
                while (!running.IsCompleted)
                {
                    task.Description = Describe();
                    task.Value = _latest?.Progress.Fraction ?? 0;
                    await Task.WhenAny(running, Task.Delay(BarInterval));
                }
            });
    }

    string Describe()
    {
        if (_latest is not { Progress: var progress })
            return "Training: reading the archive";
        if (progress.Fraction >= 1)
            return "Training: embedding the passages";
        var left = _watch.Elapsed * (1 / progress.Fraction - 1);
        return string.Create(CultureInfo.InvariantCulture,
            $"Training: pass {progress.Epoch} of {progress.Epochs}, loss {progress.Loss:F3}, {left:h\\:mm\\:ss} left");
    }

    sealed record Latest(TrainingProgress Progress);

    sealed class Watcher(TrainingBar bar) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => bar._latest = new(value);
    }
}
