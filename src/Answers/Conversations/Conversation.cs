using System.Text.Json.Serialization;

namespace NewsBot.Answers.Conversations;

/// <summary>What was said before, oldest first. A value: a channel keeps it where it keeps its state.</summary>
sealed record Conversation(IReadOnlyList<Turn> Turns)
{
    public static readonly Conversation Empty = new([]);

    /// <summary>The last turn; null at the start.</summary>
    [JsonIgnore]
    public Turn? Last => Turns.Count > 0 ? Turns[^1] : null;

    /// <summary>With one more turn, and without the oldest ones that are too much.</summary>
    /// <param name="maxTokens">What all turns may have together; one that has more by itself leaves nothing.</param>
    public Conversation With(Turn turn, int maxTokens)
    {
        var kept = new List<Turn>();
        var tokens = 0;
        foreach (var next in Turns.Append(turn).Reverse())
            if ((tokens += next.Tokens) <= maxTokens)
                kept.Add(next);
            else
                break;
        kept.Reverse();
        return new(kept);
    }
}
