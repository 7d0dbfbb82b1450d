using System.Diagnostics;
using System.Globalization;
using NewsBot.Articles;
using Spectre.Console;

namespace NewsBot.Activities.Terminal;

/// <summary>Shows on stderr how far an ingest has come: a bar on a terminal, a line now and then elsewhere.</summary>
sealed class IngestBar(TextWriter errors, ReadingPosition position)
{
    static readonly TimeSpan BarInterval = TimeSpan.FromMilliseconds(200), LineInterval = TimeSpan.FromSeconds(10);

    readonly Stopwatch _watch = Stopwatch.StartNew();
    IngestReport _report = new();

    public async Task<IngestReport> ShowAsync(Func<IProgress<IngestReport>, Task<IngestReport>> work)
    {
        var running = work(new Latest(this));
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
                    task.Value = position.Fraction ?? 0;
                    await Task.WhenAny(running, Task.Delay(BarInterval));
                }
            });
    }

    string Describe()
    {
        var report = Volatile.Read(ref _report);
        var seconds = _watch.Elapsed.TotalSeconds;
        var text = string.Create(CultureInfo.InvariantCulture,
            $"{report.Articles:N0} articles, {report.Chunks:N0} passages, {report.Chunks / Math.Max(seconds, 0.001):N0} passages/s");
        return position.Fraction is > 0.01 and var done
            ? $"{text}, {TimeSpan.FromSeconds(seconds / done - seconds):h\\:mm\\:ss} left"
            : text;
    }

    sealed class Latest(IngestBar bar) : IProgress<IngestReport>
    {
        public void Report(IngestReport value) => Volatile.Write(ref bar._report, value);
    }
}
