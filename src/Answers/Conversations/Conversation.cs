namespace NewsBot.Answers.Conversations;

/// <summary>What was said before, oldest first. A value: a channel keeps it where it keeps its state.</summary>
sealed record Conversation(IReadOnlyList<Turn> Turns)
{
    public static readonly Conversation Empty = new([]);
}
