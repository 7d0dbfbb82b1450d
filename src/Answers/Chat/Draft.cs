using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.AI;
using NewsBot.Answers.Drafts;

namespace NewsBot.Answers.Chat;

/// <summary>What a model writes about one question.</summary>
/// <param name="passages">As the model was given them.</param>
sealed class Draft(
    IReadOnlyList<PromptPassage> passages, Func<CancellationToken, IAsyncEnumerable<ChatResponseUpdate>> write)
{
    public IReadOnlyList<PromptPassage> Passages => passages;

    /// <summary>So far, as the provider counts; 0 where it does not say.</summary>
    public TokenUsage Usage { get; private set; }

    /// <summary>Whether a passage gives orders to whoever reads it.</summary>
    public bool HasInstructions { get; } = passages.Any(p => InstructionFinder.IsIn(p.Passage));

    /// <summary>Told the whole text once it has come to its end.</summary>
    public Action<string>? WhenWritten { get; init; }

    /// <summary>The text in the pieces that it comes in.</summary>
    /// <exception cref="Providers.ModelException">The model gave nothing, or no more.</exception>
    public async IAsyncEnumerable<string> PiecesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        await foreach (var update in write(cancellationToken))
        {
            foreach (var usage in update.Contents.OfType<UsageContent>())
                Usage += PromptFunctions.UsageOf(usage.Details);
            if (update.Text.Length == 0)
                continue;
            text.Append(update.Text);
            yield return update.Text;
        }

        WhenWritten?.Invoke(text.ToString());
    }
}
