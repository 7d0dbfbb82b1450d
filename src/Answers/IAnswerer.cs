namespace NewsBot.Answers;

/// <summary>passage → answer, sentence by sentence. Whoever writes it: what is said has passed the verifier.</summary>
interface IAnswerer
{
    /// <returns>The last part is <see cref="AnswerPart.Whole"/>.</returns>
    IAsyncEnumerable<AnswerPart> AnswerAsync(AnswerRequest request, CancellationToken cancellationToken);
}
