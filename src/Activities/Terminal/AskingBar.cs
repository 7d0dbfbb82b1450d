using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace NewsBot.Activities.Terminal;

/// <summary>Shows on stderr how many questions are answered: a bar on a terminal, else a line now and then.</summary>
sealed class AskingBar(TextWriter errors, int total)
{
    static readonly TimeSpan BarInterval = TimeSpan.FromMilliseconds(200), LineInterval = TimeSpan.FromSeconds(10);

    readonly Stopwatch _watch = Stopwatch.StartNew();
    int _done;

    public async Task<T> ShowAsync<T>(Func<IProgress<int>, Task<T>> work)
    {
        // On a thread of its own: one question after another is answered without ever waiting.
        var running = Task.Run(() => work(new Latest(this)));
        if (Console.IsErrorRedirected)
            while (await Task.WhenAny(running, Task.Delay(LineInterval)) != running)
                await errors.WriteLineAsync(Describe());
        else
            await DrawAsync(running);
        return await running;
    }

    Task DrawAsync(Task running) => AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(errors) }).Progress()
        .AutoClear(true)
        .Columns(
            new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
        .StartAsync(async context =>
        {
            var task = context.AddTask(Describe(), maxValue: total);
            while (!running.IsCompleted)
            {
                (task.Description, task.Value) = (Describe(), Volatile.Read(ref _done));
                await Task.WhenAny(running, Task.Delay(BarInterval));
            }
        });

    string Describe()
    {
        var done = Volatile.Read(ref _done);
        var text = string.Create(CultureInfo.InvariantCulture, $"{done:N0} of {total:N0} questions");
        return done > 0
            ? $"{text}, {_watch.Elapsed * ((double)(total - done) / done):h\\:mm\\:ss} left"
            : text;
    }

    sealed class Latest(AskingBar bar) : IProgress<int>
    {
        public void Report(int value) => Volatile.Write(ref bar._done, value);
    }
}
