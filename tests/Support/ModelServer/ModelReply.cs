namespace NewsBot.Tests.Support.ModelServer;

/// <summary>What the server does with a request: it answers, or fails in one of the ways that models fail.</summary>
abstract record ModelReply
{
    ModelReply() { }

    /// <summary>A whole reply; streamed in pieces of some characters where the client asks for a stream.</summary>
    public sealed record Said(string Text, int PieceLength = 4) : ModelReply;

    /// <summary>A vector for each input.</summary>
    public sealed record Embedded(Func<string, float[]> Embed) : ModelReply;

    /// <param name="RetryAfter">In seconds, or as a date.</param>
    public sealed record Refused(int Status, string Body = "", string? RetryAfter = null) : ModelReply;

    /// <summary>The text is sent, and the connection cut.</summary>
    public sealed record CutOff(string Text) : ModelReply;

    /// <summary>The text is sent, and the body ended in good order, without the end of the protocol.</summary>
    public sealed record Unfinished(string Text) : ModelReply;

    /// <summary>The text is sent, and nothing more; empty: not even the status.</summary>
    public sealed record Silent(string Text = "") : ModelReply;

    /// <summary>A piece, again and again, without end.</summary>
    public sealed record Endless(string Piece) : ModelReply;

    /// <summary>A body that is of no protocol.</summary>
    public sealed record Garbage(string Body = "<html>It works!</html>") : ModelReply;

    /// <summary>A reply in good form that says nothing.</summary>
    public sealed record NoChoices : ModelReply;
}
