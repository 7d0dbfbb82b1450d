namespace NewsBot.Answers;

/// <summary>passage → answer, sentence by sentence. Whoever writes it: what is said has passed the verifier.</summary>
interface IAnswerer
{
    /// <returns>The last part is <see cref="AnswerPart.Whole"/>.</returns>
    IAsyncEnumerable<AnswerPart> AnswerAsync(AnswerRequest request, CancellationToken cancellationToken);

    /// <summary>The answer at its end.</summary>
    async Task<Answer> WholeAsync(AnswerRequest request, CancellationToken cancellationToken)
    {
        await foreach (var part in AnswerAsync(request, cancellationToken))
            if (part is AnswerPart.Whole(var answer))
                return answer;
        throw new InvalidOperationException("An answer came to no end."); // the last part is always the whole
    }
}
