using NewsBot.Activities.Terminal;

namespace NewsBot.Tests.Activities;

public sealed class ChatVerbTests
{
    [Theory]
    [InlineData(false, false, "xterm-256color", true)]
    [InlineData(false, false, null, true)] // Windows has no TERM
    [InlineData(false, false, "dumb", false)]
    [InlineData(true, false, "xterm", false)]
    [InlineData(false, true, "xterm", false)]
    public void OnlyATerminalOnBothEndsIsAConsole(
        bool isInputRedirected, bool isOutputRedirected, string? term, bool expected) =>
        Assert.Equal(expected, ChatVerb.IsInteractive(isInputRedirected, isOutputRedirected, term));
}
