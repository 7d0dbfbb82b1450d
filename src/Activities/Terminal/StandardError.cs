namespace NewsBot.Activities.Terminal;

/// <summary>Messages for people on standard error, none of which can steer their terminal.</summary>
/// <remarks>A message names paths, arguments and what a library said: all of it comes from outside.</remarks>
static class StandardError
{
    public static Task WriteLineAsync(string message) =>
        Console.Error.WriteLineAsync(TerminalText.Sanitize(message));
}
