using CsCheck;
using NewsBot.Activities.Terminal;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Activities;

public sealed class TerminalTextTests
{
    [Theory]
    [InlineData("ask", "who?", "--set", "Archive:Path=/none\e[31m.db")]
    [InlineData("ask", "who?", "--set", "Articles:Path=/none\e]0;x\a")]
    [InlineData("ask", "who?", "--set", "Odd\e[31m=1")]
    [InlineData("ask", "who?", "--as-of", "\e[31m")]
    [InlineData("articles", "show", "\e[31m")]
    [InlineData("\e[31m")]
    public async Task NoMessageOnStandardErrorSteersTheTerminal(params string[] arguments)
    {
        var run = await Newsbot.RunAsync(arguments);

        Assert.NotEqual(ExitCode.Done, run.ExitCode);
        Assert.Contains('\uFFFD', run.Errors);
        Assert.DoesNotContain('\e', run.Errors);
    }

    [Theory]
    [InlineData("plain, 漢字, שלום, 👨‍👩‍👧", "plain, 漢字, שלום, 👨‍👩‍👧")]
    [InlineData("two\r\nlines\tand a tab\n", "two\nlines\tand a tab\n")]
    [InlineData("\e[2J\e]0;title\a", "\uFFFD[2J\uFFFD]0;title\uFFFD")]
    [InlineData("over\rwritten\b\u007F\0", "over\uFFFDwritten\uFFFD\uFFFD\uFFFD")]
    [InlineData("\u009B31m\u0085", "\uFFFD31m\uFFFD")]
    [InlineData("\u202Etxt.exe\u202C \u2066x\u2069", "txt.exe x")]
    [InlineData("\u200Fשלום\u200E", "\u200Fשלום\u200E")]
    public void ControlsAreReplacedAndDirectionOverridesRemoved(string text, string expected) =>
        Assert.Equal(expected, TerminalText.Sanitize(text));

    [Fact]
    public void ALoneSurrogateIsReplaced() => Assert.Equal("a\uFFFDb", TerminalText.Sanitize("a\uD83Db"));

    [Fact]
    public void NoTextSendsAControlToTheTerminal() =>
        Gen.String[Gen.Char[(char)0, (char)0x2100], 0, 50].Sample(text => TerminalText.Sanitize(text).All(
            c => c is '\n' or '\t'
                || !char.IsControl(c) && c is not (>= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069')));

    [Theory]
    [InlineData("a", 1)]
    [InlineData("漢", 2)]
    [InlineData("e\u0301", 1)]
    [InlineData("\u0301", 1)]   // alone, some terminals give it a cell
    [InlineData("क\u093F", 2)]  // a spacing mark
    [InlineData("❤\uFE0F", 2)]
    [InlineData("👨‍👩‍👧", 6)]       // where a terminal draws its three members
    public void AGraphemeCountsAsTheMostCellsThatATerminalGivesIt(string grapheme, int expected) =>
        Assert.Equal(expected, TerminalText.MaxCells(grapheme));
}
