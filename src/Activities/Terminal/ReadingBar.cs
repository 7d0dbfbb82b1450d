using System.Globalization;
using Spectre.Console;

namespace NewsBot.Activities.Terminal;

/// <summary>Shows how far reading has come, where it takes long enough to be noticed.</summary>
/// <remarks>How much there is to read is not known before: the bar runs, and the counts say how far.</remarks>
static class ReadingBar
{
    const int CompactWidth = 60;

    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    public static async Task<ReadingReport?> ReadAsync(
        IAnsiConsole console, ControlC controlC, NewsDesk desk, string? path, CancellationToken cancellationToken)
    {
        var latest = new Latest();
        var reading = controlC.StoppableAsync(token => desk.ReadAsync(path, latest, token), cancellationToken);
        return await Patience.WaitAsync(reading, () => ShowAsync(console, reading, latest));
    }

    static Task ShowAsync(IAnsiConsole console, Task reading, Latest latest)
    {
        var bar = console.Progress().AutoClear(true).HideCompleted(true);
        var counts = new TaskDescriptionColumn { Alignment = Justify.Left };
        bar.Columns(console.Profile.Width < CompactWidth
            ? [counts]
            : [new SpinnerColumn(), counts, new ProgressBarColumn(), new ElapsedTimeColumn()]);
        return bar.StartAsync(async context =>
        {
            var task = context.AddTask(Describe(latest.Report)).IsIndeterminate();
            while (!reading.IsCompleted)
            {
                task.Description = Describe(latest.Report);
                await Task.WhenAny(reading, Task.Delay(Interval));
            }
        });
    }

    static string Describe(ReadingReport report) => string.Create(CultureInfo.InvariantCulture,
        $"Reading: {report.Articles:N0} articles, {report.Chunks:N0} passages");

    sealed class Latest : IProgress<ReadingReport>
    {
        volatile ReadingReport _report = new(0, 0, []);

        public ReadingReport Report => _report;

        void IProgress<ReadingReport>.Report(ReadingReport value) => _report = value;
    }
}
