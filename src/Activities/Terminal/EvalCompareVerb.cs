using NewsBot.Evaluation;

namespace NewsBot.Activities.Terminal;

/// <summary><c>newsbot eval compare</c>: what changed between two runs, and whether that is more than chance.</summary>
static class EvalCompareVerb
{
    public static async Task<int> RunAsync(string first, string second, int most, CancellationToken cancellationToken)
    {
        try
        {
            var comparison = Comparison.Of(
                await SavedRun.ReadAsync(first, cancellationToken),
                await SavedRun.ReadAsync(second, cancellationToken));
            await Console.Out.WriteAsync(TerminalText.Sanitize(ComparisonText.Of(comparison, most)));
            return ExitCode.Done;
        }
        catch (EvaluationException failure)
        {
            await StandardError.WriteLineAsync(failure.Message);
            return ExitCode.Usage;
        }
    }
}
