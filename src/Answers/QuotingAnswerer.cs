using System.Runtime.CompilerServices;
using Microsoft.SemanticKernel;
using NewsBot.Telemetry;

namespace NewsBot.Answers;

/// <summary>passage → answer without a model: sentences of the articles, word for word.</summary>
sealed class QuotingAnswerer(Lazy<Kernel> kernel, CitationVerifier verifier) : IAnswerer
{
    public async IAsyncEnumerable<AnswerPart> AnswerAsync(
        AnswerRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var answer = Verified(await ComposeAsync(request, cancellationToken), request);
        foreach (var said in Said(answer))
            yield return said;
        yield return new AnswerPart.Whole(answer);
    }

    async Task<Answer> ComposeAsync(AnswerRequest request, CancellationToken cancellationToken)
    {
        using var span = Spans.Start("compose");
        return await kernel.Value.AnswerAsync(request, cancellationToken);
    }

    Answer Verified(Answer draft, AnswerRequest request)
    {
        using var span = Spans.Start("verify");
        return verifier.Verify(draft, request.Passages, request.Searched);
    }

    /// <summary>A citation is new in the first sentence that has it: numbers run by first use.</summary>
    static IEnumerable<AnswerPart> Said(Answer answer)
    {
        if (answer is not Answer.Cited(var sentences, var citations))
            yield break;
        var known = 0;
        foreach (var sentence in sentences)
        {
            var first = known;
            foreach (var number in sentence.Citations)
                known = Math.Max(known, number);
            yield return new AnswerPart.Said(sentence, [.. citations.Skip(first).Take(known - first)]);
        }
    }
}
