using System.Diagnostics;
using System.Globalization;
using NewsBot.Vectors.Training;

namespace NewsBot.Activities.Terminal;

/// <summary>Shows on stderr how far a training has come: a bar on a terminal, a line now and then elsewhere.</summary>
sealed class TrainingBar(TextWriter errors)
{
    readonly Stopwatch _watch = Stopwatch.StartNew();
    volatile Latest? _latest;

    public Task<TrainingReport> ShowAsync(Func<IProgress<TrainingProgress>, Task<TrainingReport>> work) =>
        WorkProgress.ShowAsync(errors, work(new Watcher(this)), Describe, () => _latest?.Progress.Fraction ?? 0);

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
