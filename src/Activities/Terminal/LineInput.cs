namespace NewsBot.Activities.Terminal;

/// <summary>What came of asking for a line.</summary>
abstract record LineInput
{
    LineInput() { }

    /// <summary>A line was entered; a paste of several lines keeps its newlines.</summary>
    public sealed record Line(string Text) : LineInput;

    /// <summary>Ctrl+C: what had been typed is dropped.</summary>
    public sealed record Interrupted : LineInput;

    /// <summary>Ctrl+D on an empty line.</summary>
    public sealed record EndOfInput : LineInput;
}
