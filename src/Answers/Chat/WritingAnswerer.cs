using System.Runtime.CompilerServices;
using NewsBot.Answers.Drafts;
using NewsBot.Providers;
using NewsBot.Telemetry;

namespace NewsBot.Answers.Chat;

/// <summary>
/// passage → answer by a chat model: what it writes is said sentence by sentence, each once it is verified.
/// </summary>
/// <param name="quoting">
/// Answers where the model does not: its provider is down, or nothing that it wrote is backed. It also says how sure we
/// are that the articles have the answer.
/// </param>
sealed class WritingAnswerer(
    DraftWriter writer, DraftReader reader, CitationVerifier verifier, ModelEndpoint model, IAnswerer quoting)
    : IAnswerer
{
    int _answers;

    public async IAsyncEnumerable<AnswerPart> AnswerAsync(
        AnswerRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var answer = new WrittenAnswer(model, await quoting.WholeAsync(request, cancellationToken), verifier, request)
        {
            IsFirst = request.Passages.Count > 0 && Interlocked.Increment(ref _answers) == 1,
        };
        if (request.Passages.Count > 0)
        {
            await using var steps = StepsAsync(request, answer, cancellationToken).Within("write", cancellationToken)
                .GetAsyncEnumerator(cancellationToken);
            while (await MoveOnAsync(steps, answer))
                foreach (var said in answer.Add(steps.Current))
                    yield return said;
        }

        yield return new AnswerPart.Whole(answer.Whole());
    }

    async IAsyncEnumerable<DraftStep> StepsAsync(
        AnswerRequest request, WrittenAnswer answer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var draft = answer.Draft = writer.Begin(request);
        var pieces = draft.PiecesAsync(cancellationToken);
        await foreach (var step in reader.ReadAsync(pieces, request.Question, draft.Passages, cancellationToken))
            yield return step;
    }

    /// <returns>False at the end, and where the model breaks off.</returns>
    static async Task<bool> MoveOnAsync(IAsyncEnumerator<DraftStep> steps, WrittenAnswer answer)
    {
        try
        {
            return await steps.MoveNextAsync();
        }
        catch (ModelException broken)
        {
            answer.BreakOff(broken.Message);
            return false;
        }
    }
}
