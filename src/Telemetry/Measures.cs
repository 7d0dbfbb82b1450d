using System.Diagnostics.Metrics;

namespace NewsBot.Telemetry;

/// <summary>What is counted and timed.</summary>
static class Measures
{
    static readonly InstrumentAdvice<double> Seconds = new()
    {
        // From what a quotation takes to the patience of a channel.
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120],
    };

    static readonly InstrumentAdvice<long> Tokens = new()
    {
        HistogramBucketBoundaries = [100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000],
    };

    static readonly Meter Meter = new(Spans.Name);

    public static Histogram<double> QuestionDuration { get; } = Meter.CreateHistogram(
        "newsbot.question.duration", "s", "How long a question took to its end.", tags: null, Seconds);

    public static Histogram<double> FirstSentence { get; } = Meter.CreateHistogram(
        "newsbot.question.time_to_first_sentence", "s", "How long it took to the first verified sentence.",
        tags: null, Seconds);

    /// <summary>By whether they were read or written. None without a model.</summary>
    public static Histogram<long> ModelTokens { get; } = Meter.CreateHistogram(
        "newsbot.model.tokens", "{token}", "What the chat model read or wrote for a question.", tags: null, Tokens);

    /// <summary>By outcome: cited, refused, failed, stopped.</summary>
    public static Counter<long> Answers { get; } = Meter.CreateCounter<long>(
        "newsbot.answers", "{answer}", "How questions ended.");

    /// <summary>By class: what was wrong with them.</summary>
    public static Counter<long> DroppedSentences { get; } = Meter.CreateCounter<long>(
        "newsbot.sentences.dropped", "{sentence}", "Sentences of a chat model that did not pass the verifier.");

    public static bool AreTaken => QuestionDuration.Enabled || FirstSentence.Enabled || ModelTokens.Enabled
        || Answers.Enabled || DroppedSentences.Enabled;
}
