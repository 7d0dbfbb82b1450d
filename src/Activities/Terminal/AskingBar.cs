using System.Diagnostics;
using System.Globalization;

namespace NewsBot.Activities.Terminal;

/// <summary>Shows on stderr how many questions are answered: a bar on a terminal, else a line now and then.</summary>
sealed class AskingBar(TextWriter errors, int total)
{
    readonly Stopwatch _watch = Stopwatch.StartNew();
    int _done;

    /// <remarks>On a thread of its own: one question after another is answered without ever waiting.</remarks>
    public Task<T> ShowAsync<T>(Func<IProgress<int>, Task<T>> work) => WorkProgress.ShowAsync(
        errors, Task.Run(() => work(new Latest(this))), Describe, () => (double)Volatile.Read(ref _done) / total);

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
