using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace NewsBot.Telemetry;

/// <summary>The stages as spans, of names and numbers alone. Where nobody listens, nothing is allocated.</summary>
static class Spans
{
    /// <summary>Of the spans and of the <see cref="Measures"/>.</summary>
    public const string Name = "NewsBot";

    public static ActivitySource Source { get; } = new(Name);

    /// <summary>What is being done here, for work that goes on behind it.</summary>
    public static ActivityContext Current => Activity.Current?.Context ?? default;

    public static Activity? Start(string stage) => Source.StartActivity(stage);

    /// <summary>A span of work that goes on behind its cause, whatever was done here before.</summary>
    public static Activity? StartBehind(ActivityContext cause, string stage)
    {
        Activity.Current = null;
        return Source.StartActivity(stage, ActivityKind.Internal, cause);
    }

    /// <summary>The same steps, as one span from the first to the last.</summary>
    public static IAsyncEnumerable<T> Within<T>(
        this IAsyncEnumerable<T> steps, string stage, CancellationToken cancellationToken) =>
        Source.HasListeners() ? SpanAsync(steps, stage, cancellationToken) : steps;

    /// <summary>The next step, and in the span whatever is started for it.</summary>
    public static async ValueTask<bool> MoveNextWithinAsync<T>(this IAsyncEnumerator<T> steps, Activity? span)
    {
        // Between two steps the current span is that of whoever reads them.
        if (span is not null)
            Activity.Current = span;
        try
        {
            return await steps.MoveNextAsync();
        }
        catch (Exception failure)
        {
            // The failure's message may have the question in it.
            span?.SetStatus(ActivityStatusCode.Error, failure.GetType().Name);
            throw;
        }
    }

    static async IAsyncEnumerable<T> SpanAsync<T>(
        IAsyncEnumerable<T> steps, string stage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var span = Start(stage);
        await using var each = steps.GetAsyncEnumerator(cancellationToken);
        while (await each.MoveNextWithinAsync(span))
            yield return each.Current;
    }
}
