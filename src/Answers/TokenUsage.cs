namespace NewsBot.Answers;

/// <summary>What a model read and wrote, in its tokens.</summary>
readonly record struct TokenUsage(long Read, long Written)
{
    public static TokenUsage operator +(TokenUsage a, TokenUsage b) => new(a.Read + b.Read, a.Written + b.Written);
}
