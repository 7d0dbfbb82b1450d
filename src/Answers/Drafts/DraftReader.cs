using System.Runtime.CompilerServices;

namespace NewsBot.Answers.Drafts;

/// <summary>
/// What a model writes, in pieces cut anywhere → the sentences of it that the passages say, with true citations.
/// </summary>
/// <remarks>
/// A sentence is told when its check is done. What it cites is where it stands, to the sentence, whatever the model
/// cited. What no passage says is left out, or marked, by <see cref="AnswerOptions.Unsupported"/>.
/// </remarks>
sealed class DraftReader(AnswerOptions options)
{
    /// <summary>The line by which a model says that the passages do not answer.</summary>
    public const string Sentinel = "NOT IN THE PASSAGES";

    /// <summary>Behind a sentence that no passage says, where it is kept.</summary>
    public const string UnsupportedMark = "[unsupported]";

    // Ten times an answer of 300 words: a model that writes on has lost its way.
    const int LongestDraft = 20_000;

    /// <param name="pieces">The model's text as it arrives.</param>
    /// <param name="question">An answer is in its script, or cannot be checked.</param>
    /// <param name="passages">What the model was given.</param>
    public async IAsyncEnumerable<DraftStep> ReadAsync(
        IAsyncEnumerable<string> pieces, string question, IReadOnlyList<PromptPassage> passages,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var markers = new MarkerReader(passages);
        var blocks = new DraftBlocks(markers);
        var lexer = new DraftLexer(markers, blocks);
        var answer = new DraftAnswer(options.Unsupported, question, passages, markers);
        var length = 0;
        await foreach (var piece in pieces.WithCancellation(cancellationToken))
        {
            foreach (var c in piece)
            {
                if (++length > LongestDraft || answer.IsOver)
                    break;
                lexer.Read(c);
                while (blocks.TryTake(out var sentence))
                    if (answer.Add(sentence) is { } said)
                        yield return said;
            }

            if (length > LongestDraft || answer.IsOver)
                break;
        }

        if (length > LongestDraft)
            answer.CutOff();
        else
            lexer.End();
        while (blocks.TryTake(out var sentence))
            if (answer.Add(sentence) is { } said)
                yield return said;
        yield return answer.Finish();
    }
}
