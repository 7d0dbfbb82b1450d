namespace NewsBot.Articles;

/// <summary>What reading one file, or one line of one, came to.</summary>
abstract record ReadResult
{
    ReadResult() { }

    /// <param name="Name">The file, relative to the folder that was read, and where it has lines, the line.</param>
    public sealed record Readable(string Name, Article Article) : ReadResult;

    /// <summary>This one was skipped; the others are read.</summary>
    /// <param name="Name">The file, relative to the folder that was read, and where it has lines, the line.</param>
    /// <param name="Reason">What is wrong with it and what to do: one sentence, whose subject is the name.</param>
    public sealed record Skipped(string Name, string Reason) : ReadResult;
}
