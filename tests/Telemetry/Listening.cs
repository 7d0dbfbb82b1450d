using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using NewsBot.Telemetry;

namespace NewsBot.Tests.Telemetry;

/// <summary>
/// The spans and measurements of what is done while it is there, and of nothing that other tests do meanwhile.
/// </summary>
sealed class Listening : IDisposable
{
    readonly ConcurrentQueue<Activity> _spans = new();
    readonly ConcurrentQueue<Measured> _measures = new();
    readonly ActivitySource _tests = new("NewsBot.Tests");
    readonly ActivityListener _spanListener;
    readonly MeterListener _meterListener = new();
    readonly Activity _root;

    public Listening()
    {
        QuestionMeasure.IsOn = true;
        _spanListener = new()
        {
            ShouldListenTo = source => source.Name is Spans.Name or "NewsBot.Tests",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Keep,
        };
        ActivitySource.AddActivityListener(_spanListener);
        _root = _tests.StartActivity("test")!;
        _meterListener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Spans.Name)
                listener.EnableMeasurementEvents(instrument);
        };
        _meterListener.SetMeasurementEventCallback<double>(Keep);
        _meterListener.SetMeasurementEventCallback<long>(Keep);
        _meterListener.Start();
    }

    public IReadOnlyList<Activity> All => [.. _spans];

    public IReadOnlyList<Measured> Measures => [.. _measures];

    /// <summary>"question/answer/compose", sorted.</summary>
    public IEnumerable<string> Paths => _spans.Select(PathOf).Order(StringComparer.Ordinal);

    public void Dispose()
    {
        _root.Dispose();
        _meterListener.Dispose();
        _spanListener.Dispose();
        _tests.Dispose();
    }

    string PathOf(Activity span) => _spans.FirstOrDefault(other => other.SpanId == span.ParentSpanId) is { } parent
        ? $"{PathOf(parent)}/{span.OperationName}"
        : span.OperationName;

    void Keep(Activity span)
    {
        if (span.Source.Name == Spans.Name && span.TraceId == _root.TraceId)
            _spans.Enqueue(span);
    }

    void Keep<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
        where T : struct
    {
        if (Activity.Current?.TraceId == _root.TraceId)
            _measures.Enqueue(new(
                instrument.Name, Convert.ToDouble(value, null),
                string.Join(' ', tags.ToArray().Select(tag => tag.Value))));
    }
}

/// <param name="Tags">Their values.</param>
sealed record Measured(string Name, double Value, string Tags);
