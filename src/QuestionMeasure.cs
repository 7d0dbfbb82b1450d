using System.Diagnostics;
using System.Runtime.CompilerServices;
using NewsBot.Answers;
using NewsBot.Telemetry;

namespace NewsBot;

/// <summary>How long a question takes and how it ends, for those who run the bot; never what was asked.</summary>
sealed class QuestionMeasure : IDisposable
{
    const string OutcomeTag = "newsbot.outcome";

    readonly long _begin = Stopwatch.GetTimestamp();
    readonly Activity? _span = Spans.Start("question");
    string _outcome = "stopped"; // whoever asked listens no more
    bool _hasSpoken;

    /// <summary>
    /// Whether anyone may want to know: not where one question is asked, which instruments would delay.
    /// </summary>
    public static bool IsOn { get; set; }

    /// <summary>The same steps; measured where anyone wants to know.</summary>
    public static IAsyncEnumerable<AskStep> Of(IAsyncEnumerable<AskStep> steps, CancellationToken cancellationToken) =>
        IsOn && (Spans.Source.HasListeners() || Measures.AreTaken) ? MeasureAsync(steps, cancellationToken) : steps;

    public void Dispose()
    {
        var outcome = new KeyValuePair<string, object?>(OutcomeTag, _outcome);
        Measures.QuestionDuration.Record(Stopwatch.GetElapsedTime(_begin).TotalSeconds, outcome);
        Measures.Answers.Add(1, outcome);
        _span?.SetTag(OutcomeTag, _outcome);
        _span?.Dispose();
    }

    static async IAsyncEnumerable<AskStep> MeasureAsync(
        IAsyncEnumerable<AskStep> steps, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var measure = new QuestionMeasure();
        await using var each = steps.GetAsyncEnumerator(cancellationToken);
        while (await measure.MoveNextAsync(each, cancellationToken))
            yield return each.Current;
    }

    async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<AskStep> steps, CancellationToken cancellationToken)
    {
        try
        {
            if (!await steps.MoveNextWithinAsync(_span))
                return false;
            Note(steps.Current);
            return true;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            _outcome = "failed";
            throw;
        }
    }

    void Note(AskStep step)
    {
        if (step is AskStep.Said && !_hasSpoken)
        {
            _hasSpoken = true;
            Measures.FirstSentence.Record(Stopwatch.GetElapsedTime(_begin).TotalSeconds);
        }
        else if (step is AskStep.Replied(var reply))
            Note(reply);
    }

    void Note(Reply reply)
    {
        var cited = reply.Answer as Answer.Cited;
        _outcome = cited is null ? "refused" : "cited";
        _span?.SetTag("newsbot.composer", reply.Answer.Composer)
            .SetTag("newsbot.passages", reply.Passages.Count)
            .SetTag("newsbot.citations", cited?.Citations.Count ?? 0)
            .SetTag("newsbot.rewritten", reply.Rewriting is not null);
        if (reply.Usage != default)
        {
            Measures.ModelTokens.Record(
                reply.Usage.Read, new KeyValuePair<string, object?>("newsbot.token.type", "read"));
            Measures.ModelTokens.Record(
                reply.Usage.Written, new KeyValuePair<string, object?>("newsbot.token.type", "written"));
        }

        foreach (var dropped in reply.Answer.Verdicts.Where(verdict => !verdict.Passed))
            Measures.DroppedSentences.Add(
                1, new KeyValuePair<string, object?>("newsbot.sentence.class", dropped.Class.ToString()));
    }
}
