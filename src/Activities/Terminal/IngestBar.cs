using System.Diagnostics;
using System.Globalization;
using NewsBot.Articles;

namespace NewsBot.Activities.Terminal;

/// <summary>Shows on stderr how far an ingest has come: a bar on a terminal, a line now and then elsewhere.</summary>
sealed class IngestBar(TextWriter errors, ReadingPosition position)
{
    readonly Stopwatch _watch = Stopwatch.StartNew();
    IngestReport _report = new();

    public Task<IngestReport> ShowAsync(Func<IProgress<IngestReport>, Task<IngestReport>> work) =>
        WorkProgress.ShowAsync(errors, work(new Latest(this)), Describe, () => position.Fraction ?? 0);

    string Describe()
    {
        var report = Volatile.Read(ref _report);
        var seconds = _watch.Elapsed.TotalSeconds;
        var text = string.Create(CultureInfo.InvariantCulture,
            $"{report.Articles:N0} articles, {report.Chunks:N0} passages, " +
            $"{report.Chunks / Math.Max(seconds, 0.001):N0} passages/s");
        return position.Fraction is > 0.01 and var done
            ? $"{text}, {TimeSpan.FromSeconds(seconds / done - seconds):h\\:mm\\:ss} left"
            : text;
    }

    sealed class Latest(IngestBar bar) : IProgress<IngestReport>
    {
        public void Report(IngestReport value) => Volatile.Write(ref bar._report, value);
    }
}
