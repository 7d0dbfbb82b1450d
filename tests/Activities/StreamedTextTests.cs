using CsCheck;
using NewsBot.Activities.Terminal;
using Spectre.Console;
using Spectre.Console.Testing;

namespace NewsBot.Tests.Activities;

public class StreamedTextTests
{
    static readonly Gen<string> Word = Gen.OneOf(
        Gen.Char['a', 'z'].Array[1, 12].Select(letters => new string(letters)),
        Gen.Const("日本語"), Gen.Const("naïve"), Gen.Const("[1][2]"));

    [Fact]
    public void ItIsLaidOutLikeAParagraphThatIsWrittenAtOnce() =>
        Gen.Select(Word.Array[1, 60], Gen.Int[44, 130]).Sample((words, width) =>
        {
            var text = string.Join(' ', words);

            Assert.Equal(
                On(width, console => Theme.WriteIndented(console, new Paragraph(text))),
                On(width, console => Stream(console, words)));
        });

    [Fact]
    public void AWordThatNoLineHasRoomForIsBroken()
    {
        var screen = On(10, console => Stream(console, ["see", "https://example.org/tunnel"]));

        Assert.Equal("see\nhttps://ex\nample.org/\ntunnel\n", screen);
    }

    [Fact]
    public void NothingWrittenIsNoLine() => Assert.Equal("", On(80, console => Stream(console, [])));

    static void Stream(IAnsiConsole console, string[] words)
    {
        var text = new StreamedText(console);
        foreach (var word in words)
            text.Write(word);
        text.End();
    }

    static string On(int width, Action<IAnsiConsole> write)
    {
        using var console = new TestConsole().Width(width);
        write(console);
        return string.Join('\n', console.Output.Split('\n').Select(line => line.TrimEnd()));
    }
}
