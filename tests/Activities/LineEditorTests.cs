using System.Globalization;
using CsCheck;
using NewsBot.Activities.Terminal;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Activities;

public sealed class LineEditorTests
{
    const string Prompt = "> ";
    const string Family = "👨‍👩‍👧";

    readonly InputHistory _history = new();

    [Theory]
    [InlineData("hello<Enter>", "hello")]
    [InlineData("held<LeftArrow>l<Enter>", "helld")]
    [InlineData("bc<Home>a<End>d<C-a>1<C-e>2<Enter>", "1abcd2")]
    [InlineData("abc<LeftArrow><Backspace><Delete><Enter>", "a")]
    [InlineData("abc<C-b><C-b><C-d><C-f>d<Enter>", "acd")]
    [InlineData("<Backspace><Delete><LeftArrow><RightArrow>a<RightArrow>b<Enter>", "ab")]
    [InlineData("one two three<C-LeftArrow><C-LeftArrow>X<C-RightArrow>Y<Enter>", "one XtwoY three")]
    [InlineData("one two<A-b><A-b>X<A-f>Y<A-f>Z<Enter>", "XoneY twoZ")]
    [InlineData("one two, <C-w>2<Enter>", "one 2")]
    [InlineData("one two<A-Backspace>2<A-b><A-d>3<Enter>", "one 3")]
    [InlineData("one two<LeftArrow><LeftArrow><C-u><C-f><C-k><Enter>", "w")]
    [InlineData("gone<Escape>here<Enter>", "here")]
    [InlineData("same<F5><Insert><A-x><C-g><Enter>", "same")]
    [InlineData("e\u0301x<LeftArrow><Backspace><Enter>", "x")]
    [InlineData("a" + Family + "b<LeftArrow><Backspace><Enter>", "ab")]
    [InlineData("🇨🇱🇨🇱<LeftArrow><Delete><Enter>", "🇨🇱")]
    [InlineData("漢字<LeftArrow>x<Enter>", "漢x字")]
    [InlineData("שלום<LeftArrow><Backspace><Enter>", "שלם")]
    [InlineData("🇨x🇱<LeftArrow><Backspace>y<Enter>", "🇨🇱y")] // a deletion made one grapheme of two
    public async Task KeysEditTheLine(string keys, string expected)
    {
        var (outcome, _) = await ReadAsync(new ScriptedKeys().Type(keys));

        Assert.Equal(new LineInput.Line(expected), outcome);
    }

    [Theory]
    [InlineData("a<C-c>", typeof(LineInput.Interrupted))]
    [InlineData("<C-d>", typeof(LineInput.EndOfInput))]
    [InlineData("ab<Home><C-d><C-d><C-d>", typeof(LineInput.EndOfInput))]
    [InlineData("a", typeof(LineInput.EndOfInput))] // the terminal went away
    public async Task ALineCanEndWithoutOne(string keys, Type expected)
    {
        var (outcome, _) = await ReadAsync(new ScriptedKeys().Type(keys));

        Assert.IsType(expected, outcome);
        Assert.Equal(0, _history.Count);
    }

    [Theory]
    [InlineData("old<Enter>", "<UpArrow><Enter>", "old")]
    [InlineData("one<Enter>two<Enter>", "<UpArrow><UpArrow><UpArrow><Enter>", "one")]
    [InlineData("one<Enter>two<Enter>", "<C-p><C-p><C-n>!<Enter>", "two!")]
    [InlineData("old<Enter>", "unfinished<UpArrow><DownArrow><DownArrow><Enter>", "unfinished")]
    public async Task UpAndDownRecallLinesAndKeepTheUnfinishedOne(string before, string keys, string expected)
    {
        foreach (var line in before.Split("<Enter>", StringSplitOptions.RemoveEmptyEntries))
            await ReadAsync(new ScriptedKeys().Type(line + "<Enter>"));

        var (outcome, _) = await ReadAsync(new ScriptedKeys().Type(keys));

        Assert.Equal(new LineInput.Line(expected), outcome);
    }

    [Theory]
    [InlineData("one\ntwo\nthree")]
    [InlineData("one\n\n two\n")]
    public async Task AMarkedPasteOfSeveralLinesIsOneInput(string pasted)
    {
        var (outcome, rows) = await ReadAsync(new ScriptedKeys().Type("x").Paste(pasted).Type("y<Enter>"));

        Assert.Equal(new LineInput.Line($"x{pasted}y"), outcome);
        Assert.Equal([$"> x{pasted.Replace('\n', '⏎')}y", ""], rows);
    }

    [Fact]
    public async Task APasteWhoseMarksAreCutInTwoStillEnds()
    {
        var keys = new ScriptedKeys().AtOnce("<A-Oem4>").Type("200~a\nb").AtOnce("<Escape>").Type("[201~<Enter>");

        var (outcome, _) = await ReadAsync(keys);

        Assert.Equal(new LineInput.Line("a\nb"), outcome);
    }

    [Fact]
    public async Task ControlCLeavesAPasteWithoutAnEnd()
    {
        var (outcome, _) = await ReadAsync(new ScriptedKeys().AtOnce("<Escape>[200~a\n").Type("b<C-c>"));

        Assert.IsType<LineInput.Interrupted>(outcome);
    }

    [Theory]
    [InlineData("one\ntwo\nthree\n", "one\ntwo\nthree")]
    [InlineData("one\ttwo\n", "one two")]
    public async Task AnUnmarkedPasteOfSeveralLinesIsOneInput(string pasted, string expected)
    {
        var (outcome, _) = await ReadAsync(new ScriptedKeys().AtOnce(pasted));

        Assert.Equal(new LineInput.Line(expected), outcome);
    }

    [Fact]
    public async Task LinesTypedAheadStayLines()
    {
        var keys = new ScriptedKeys().Ahead("one\ntwo\n");

        var (first, _) = await ReadAsync(keys);
        var (second, _) = await ReadAsync(keys);

        Assert.Equal(new LineInput.Line("one"), first);
        Assert.Equal(new LineInput.Line("two"), second);
    }

    [Theory]
    [InlineData("red: \e[31mred\a!", "red: [31mred!")]
    [InlineData("\e]0;title\a\u009B2J\u202Eevil\u2066", "]0;title2Jevil")]
    public async Task ControlsInAPasteReachNeitherTheLineNorTheTerminal(string pasted, string expected)
    {
        var (marked, _) = await ReadAsync(new ScriptedKeys().Paste(pasted).Type("<Enter>"));
        var (unmarked, rows) = await ReadAsync(new ScriptedKeys().AtOnce(pasted).Type("<Enter>"));

        Assert.Equal(new LineInput.Line(expected), marked);
        Assert.DoesNotContain(Assert.IsType<LineInput.Line>(unmarked).Text, char.IsControl);
        Assert.DoesNotContain(string.Concat(rows), char.IsControl);
    }

    [Fact]
    public async Task ALongLineWrapsAndIsEditedInTheMiddle()
    {
        var screen = new EmulatedScreen(width: 10, height: 20);
        screen.Write("above\r\n");
        List<string> typed = [], edited = [];
        var keys = new ScriptedKeys()
            .Type("abcdefghijklmnopqrs").Then(() => typed.AddRange(screen.Rows))
            .Type("<Home><RightArrow>漢").Then(() => edited.AddRange(screen.Rows))
            .Then(() => Assert.Equal((1, 5), At(screen)))
            .Type("<Enter>");

        await new LineEditor(keys, screen, _history).ReadLineAsync(Prompt, CancellationToken.None);

        Assert.Equal(["above", "> abcdefg", "hijklmnop", "qrs"], typed);
        Assert.Equal(["above", "> a漢bcde", "fghijklmn", "opqrs"], edited);
        Assert.Equal((4, 0), At(screen));
    }

    [Fact]
    public async Task ALineTallerThanTheScreenShowsThePartWithTheCursorAndIsLeftWhole()
    {
        var screen = new EmulatedScreen(width: 6, height: 3);
        List<string> end = [], start = [];
        var keys = new ScriptedKeys()
            .AtOnce("abcdefghijklmnopqrstuvwx").Then(() => end.AddRange(screen.Rows))
            .Type("<Home>").Then(() => start.AddRange(screen.Rows))
            .Type("<End><Enter>");

        var (outcome, rows) = await ReadAsync(keys, screen);

        Assert.Equal(["nopqr", "stuvw", "x"], end);
        Assert.Equal(["> abc", "defgh", "ijklm"], start);
        Assert.Equal(new LineInput.Line("abcdefghijklmnopqrstuvwx"), outcome);
        Assert.Equal(["stuvw", "x", ""], rows);
        Assert.Equal("> abcdefghijklmnopqrstuvwx", screen.BeforeCursor);
    }

    [Theory]
    [InlineData(25)]
    [InlineData(12)]
    public async Task AResizedTerminalIsDrawnAnew(int width)
    {
        var screen = new EmulatedScreen(width: 20, height: 20);
        screen.Write("above\r\n");
        var rows = new List<string>();
        var keys = new ScriptedKeys()
            .Type("abcdefghijklmnopqrstuvwxyz").Then(() => screen.Resize(width))
            .Type("!").Then(() => rows.AddRange(screen.Rows))
            .Type("<Enter>");

        await ReadAsync(keys, screen);

        Assert.Equal("above", rows[0]);
        Assert.Equal("> abcdefghijklmnopqrstuvwxyz!", string.Concat(rows[1..]));
        Assert.All(rows, row => Assert.True(row.Length < width, row));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnEmojiWiderThanTheTerminalIsErasedWhole(bool joinsGraphemes)
    {
        // 24 cells at the most.
        const string Joined = Family + "\u200D" + Family + "\u200D" + Family + "\u200D" + Family;
        var screen = new EmulatedScreen(width: 11, height: 20, joinsGraphemes);
        var rows = new List<string>();
        var keys = new ScriptedKeys().Paste(Joined).Type("a<Backspace><Backspace>")
            .Then(() => rows.AddRange(screen.Rows)).Type("<Enter>");

        await ReadAsync(keys, screen);

        Assert.Equal(["> "], rows);
    }

    [Fact]
    public async Task ControlLClearsTheScreenAndKeepsTheLine()
    {
        var screen = new EmulatedScreen(width: 20, height: 5);
        screen.Write("above\r\n");
        var rows = new List<string>();
        var keys = new ScriptedKeys().Type("line<C-l>").Then(() => rows.AddRange(screen.Rows)).Type("<Enter>");

        await ReadAsync(keys, screen);

        Assert.Equal(["> line"], rows);
    }

    [Fact]
    public async Task CancellingStopsAndLeavesTheLineBehind()
    {
        using var cancellation = new CancellationTokenSource();
        var screen = new EmulatedScreen(width: 20, height: 5);
        var keys = new ScriptedKeys().Type("half").Then(cancellation.Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new LineEditor(keys, screen, _history).ReadLineAsync(Prompt, cancellation.Token));

        Assert.Equal(["> half", ""], screen.Rows);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhateverIsPressedTheScreenShowsTheLineAndTheCursorStandsBetweenGraphemes(bool joinsGraphemes)
    {
        string[] texts =
        [
            "a", " ", "word", "long enough to wrap around", "é", "漢", "ש", "لا", "क", "\u093F", "한", "\u1112", "\u1161",
            "\u0301", "\u200D", "\u200B", "\uFE0F", "❤", "👍", "🏽", "🇨", "🇱", Family,
            "\n", "\t", "\e", "\a", "\u009B", "\u202E", "\uD83D", "\uDC4D",
        ];
        string[] keys =
        [
            "<LeftArrow>", "<RightArrow>", "<C-LeftArrow>", "<A-f>", "<Home>", "<End>", "<UpArrow>", "<DownArrow>",
            "<Backspace>", "<Delete>", "<C-w>", "<A-d>", "<C-k>", "<C-u>", "<Escape>", "<C-l>",
        ];
        var steps = Gen.Select(Gen.Frequency((3, OneOf(texts)), (2, OneOf(keys))), Gen.Int[0, 3]).List[0, 40];

        await Gen.Select(Gen.Int[10, 30], steps).SampleAsync(async (width, presses) =>
        {
            var history = new InputHistory();
            history.Add("earlier, and 漢字\nof two lines");
            var screen = new EmulatedScreen(width, height: 200, joinsGraphemes);
            var script = new ScriptedKeys();
            foreach (var (press, how) in presses)
                _ = how switch
                {
                    0 => script.Paste(press),
                    1 => script.AtOnce(press + "_"),
                    _ => script.Type(press.Replace("\n", "", StringComparison.Ordinal)),
                };
            var (shown, beforeCursor) = ("", "");
            script
                .Then(() => (shown, beforeCursor) = (string.Concat(screen.Rows), screen.BeforeCursor))
                .Type("§<Enter>");

            var outcome = await new LineEditor(script, screen, history).ReadLineAsync(Prompt, CancellationToken.None);

            var parts = ((LineInput.Line)outcome).Text.Split('§');
            var line = string.Concat(parts);
            Assert.Equal(EmulatedScreen.Visible(Prompt + line.Replace('\n', '⏎')), shown);
            Assert.Equal(EmulatedScreen.Visible(Prompt + parts[0].Replace('\n', '⏎')), beforeCursor);
            Assert.Contains(parts[0].Length, StringInfo.ParseCombiningCharacters(line).Append(line.Length));
        }, iter: Campaign.Of(2_000), threads: 1);
    }

    async Task<(LineInput Outcome, string[] Rows)> ReadAsync(ScriptedKeys keys, EmulatedScreen? screen = null)
    {
        screen ??= new(width: 60, height: 20);
        var outcome = await new LineEditor(keys, screen, _history).ReadLineAsync(Prompt, CancellationToken.None);
        return (outcome, [.. screen.Rows]);
    }

    static Gen<string> OneOf(string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    static (int Row, int Column) At(EmulatedScreen screen) => (screen.Row, screen.Column);
}
