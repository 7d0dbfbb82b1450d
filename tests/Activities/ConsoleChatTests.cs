using NewsBot.Activities.Terminal;
using Spectre.Console;
using Spectre.Console.Testing;

namespace NewsBot.Tests.Activities;

public sealed class ConsoleChatTests : IDisposable
{
    readonly NewsFolder _news = new();
    readonly TestConsole _console = new TestConsole().Width(80).Height(200);
    readonly ScriptedKeys _keys = new();
    readonly ControlC _controlC = new();

    public void Dispose()
    {
        _news.Dispose();
        _console.Dispose();
        _controlC.Dispose();
    }

    [Fact]
    public async Task TheWelcomeSaysWhatThereIsToAskAbout()
    {
        _news.WithBridge();

        var screen = await ChatAsync();

        Assert.Contains("1 article of 2 March 2026", screen, StringComparison.Ordinal);
        Assert.Contains("River Times", screen, StringComparison.Ordinal);
        Assert.Contains("Who opened the new bridge?", screen, StringComparison.Ordinal);
        Assert.Contains("/help", screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEmptyArchiveSaysWhereArticlesGo()
    {
        var screen = await ChatAsync("Who opened the bridge?<Enter>");

        Assert.Contains("none yet: put some", screen, StringComparison.Ordinal);
        Assert.Contains("There is no article to search", screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatWasSkippedIsSaid()
    {
        _news.WithBridge().With("empty.txt", "");

        Assert.Contains("Skipped: empty.txt is empty", await ChatAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAnswerShowsItsSourceAndTheQuoteAmongItsNeighbours()
    {
        _news.WithBridge();

        var screen = await ChatAsync("Who opened the bridge?<Enter>");

        Assert.Contains("Lund opened the new bridge in Northport on Monday. [1]", screen, StringComparison.Ordinal);
        Assert.Contains("─ Source ─", screen, StringComparison.Ordinal);
        Assert.Contains("[1] Mayor opens the bridge", screen, StringComparison.Ordinal);
        Assert.Contains("River Times · 2 March 2026", screen, StringComparison.Ordinal);
        Assert.Contains("The old ferry made its last trip on Sunday. Mayor Ada Lund", screen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ColorSystem.Standard)]
    [InlineData(ColorSystem.NoColors)]
    public async Task TheQuoteIsHighlightedWithColoursOrWithout(ColorSystem colors)
    {
        _news.WithBridge();
        _console.Colors(colors).EmitAnsiSequences();

        var screen = await ChatAsync("Who opened the bridge?<Enter>");

        var quote = colors is ColorSystem.NoColors ? "\e[1mMayor Ada" : "\e[1;33mMayor Ada";
        Assert.Contains("\e[2mThe old ferry made its last trip on Sunday. \e[0m" + quote, screen);
    }

    [Fact]
    public async Task AFollowUpIsShownAsItWasUnderstood()
    {
        _news.WithBridge();

        var screen = await ChatAsync("Who opened the bridge?<Enter>When was that?<Enter>");

        Assert.Contains(
            "  Understood as: When was it that someone opened the bridge?\n  Mayor Ada Lund opened", screen,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task AfterNewAQuestionFollowsNothing()
    {
        _news.WithBridge();

        var screen = await ChatAsync("Who opened the bridge?<Enter>/new<Enter>When was that?<Enter>/sources<Enter>");

        Assert.Contains(ChatText.Afresh, screen, StringComparison.Ordinal);
        Assert.DoesNotContain("Understood as", screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANumberWithoutASuggestionIsNoQuestion()
    {
        _news.WithBridge();

        var chat = await ChatAsync("7<Enter>");

        Assert.Contains("There is no suggestion 7. Ask a question in words.", chat, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASuggestionIsAskedByItsNumber()
    {
        _news.WithBridge();

        var screen = await ChatAsync("Who opened the bridge?<Enter>1<Enter>");

        Assert.Contains(
            "  Ask next, by number:\n  1 How much did the bridge cost?\n  2 What will happen to the ferry?\n", screen,
            StringComparison.Ordinal);
        Assert.Contains(
            "\n  How much did the bridge cost?\n\n\n  The bridge cost 40 million euros, she said. [1]", screen,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARefusalSaysWhatWasSearched()
    {
        _news.WithBridge();

        var screen = await ChatAsync("Who won the World Cup?<Enter>");

        Assert.Contains("─ The articles do not say ─", screen, StringComparison.Ordinal);
        Assert.Contains("I searched 1 article of 2 March 2026 (River Times).", screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenShowsTheQuoteInItsArticle()
    {
        _news.WithBridge();

        var screen = await ChatAsync("Who opened the bridge?<Enter>/open 1<Enter>");

        Assert.Contains("https://example.org/bridge", screen, StringComparison.Ordinal);
        Assert.Contains("\n  The ferry will become a museum.\n", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("This is a part of it", screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfALongArticleOpenShowsThePartAroundTheQuote()
    {
        var filler = string.Concat(Enumerable.Range(1, 300).Select(i => $"Filler number {i} says nothing at all.\n\n"));
        _news.With("long.txt", $"{filler}Mayor Bo Hart closed the tunnel on Friday.\n\n{filler}");

        var screen = await ChatAsync("Who closed the tunnel?<Enter>/open 1<Enter>");

        var opened = screen[screen.LastIndexOf('╯')..];
        Assert.Contains("\n  Mayor Bo Hart closed the tunnel on Friday.\n", opened, StringComparison.Ordinal);
        Assert.Contains("'newsbot articles show long.txt' prints it all.", opened, StringComparison.Ordinal);
        Assert.InRange(opened.Split('\n').Length, 40, 60);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(80)]
    [InlineData(44)]
    [InlineData(20)]
    [InlineData(7)]
    public async Task NothingIsWiderThanTheTerminal(int width)
    {
        _news.WithBridge().With("empty.txt", "");
        _console.Width(width);

        var screen = await ChatAsync(
            "Who opened the bridge?<Enter>/sources<Enter>/open 1<Enter>/articles<Enter>/help<Enter>/explain<Enter>" +
            "/x<Enter>/open 9<Enter>Who won the World Cup?<Enter>");

        Assert.Contains("Mayor", screen, StringComparison.Ordinal);
        Assert.All(screen.Split('\n'), line => Assert.InRange(line.GetCellWidth(), 0, width));
    }

    [Fact]
    public async Task MarkupAndSequencesInAnArticleAreOnlyText()
    {
        _news.With("evil.md", "---\ntitle: The [red]tunnel[/] \e[31mnews\nsource: \"[b\e]0;x\a\"\n---\n" +
            "Mayor Bo Hart [red]closed[/] the \e[2J\e[31mtunnel[/] in [Eastport on Friday.\n");
        _console.EmitAnsiSequences();

        var screen = await ChatAsync("Who closed the tunnel?<Enter>/open 1<Enter>/articles<Enter>");

        Assert.Contains("[red]closed[/]", screen, StringComparison.Ordinal);
        Assert.Contains("The [red]tunnel[/]", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[2J", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("\e]", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[31m", screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ArticlesAreListedUpToFifty()
    {
        for (var i = 1; i <= 52; i++)
            _news.With($"a{i:00}.txt", $"date 2026-01-06 Report number {i} is about nothing.");

        var screen = await ChatAsync("/articles<Enter>");

        Assert.Contains("│ a50.txt │ 2026-01-06 │ ", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("a51.txt", screen, StringComparison.Ordinal);
        Assert.Contains("2 more of 52. 'newsbot articles list' prints them all.", screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASecondControlCInARowLeaves()
    {
        _news.WithBridge();

        var screen = await ChatAsync("half a question<C-c>", "/explain<Enter><C-c>", "<C-c>never asked<Enter>");

        Assert.Equal(3, screen.Split(ChatText.HowToLeave).Length);
        Assert.DoesNotContain("never asked", screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ControlCStopsTheAnswerAndTheNextOneLeaves()
    {
        _news.WithBridge();
        var clock = new ClockThatPresses(_controlC);

        var screen = await ChatAsync(clock, "Who opened the bridge?<Enter>", "<C-c>never asked<Enter>");

        Assert.Contains("Stopped. Press Ctrl+C again or type /quit to leave.", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("[1]", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("never asked", screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AQuestionThatFailsDoesNotEndTheChat()
    {
        _news.WithBridge();
        var clock = new ClockThatFails();

        var screen = await ChatAsync(clock, "Who opened the bridge?<Enter>", "/help<Enter>");

        Assert.Contains("could not be answered: The clock stands still.", screen, StringComparison.Ordinal);
        Assert.Contains("Up and Down recall", screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APasteOfSeveralLinesIsOneQuestion()
    {
        _news.WithBridge();
        _keys.Paste("Who opened\nthe bridge?\n");

        var screen = await ChatAsync("<Enter>");

        Assert.Contains("Lund opened the new bridge in Northport on Monday. [1]", screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingButCtrlCStopsWorkThatIsStopped()
    {
        var stopped = _controlC.StoppableAsync(_ => new TaskCompletionSource<string>().Task, CancellationToken.None);
        var timedOut = new ControlC();

        Assert.True(_controlC.Press());
        Assert.Null(await stopped);
        Assert.False(_controlC.Press());
        await Assert.ThrowsAsync<TaskCanceledException>(() => timedOut.StoppableAsync<string>(
            _ => throw new TaskCanceledException("The model took too long."), CancellationToken.None));
        timedOut.Dispose();
    }

    Task<string> ChatAsync(params string[] keys) => ChatAsync(TimeProvider.System, keys);

    async Task<string> ChatAsync(TimeProvider clock, params string[] keys)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        foreach (var typed in keys)
            _keys.Type(typed);
        var editor = new LineEditor(_keys, new EmulatedScreen(80, 24), new InputHistory()); // has tests of its own
        var desk = await NewsFolder.UnreadAsync(clock);
        var chat = new ConsoleChat(_console, editor, _controlC, desk, asOf: null, explain: false);

        Assert.Equal(ExitCode.Done, await chat.RunAsync(new(null, _news.Folder), cancellationToken));
        return _console.Output;
    }

    /// <summary>The desk asks for the day while it answers: then Ctrl+C is pressed. The samples go first.</summary>
    sealed class ClockThatPresses(ControlC controlC) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            controlC.Press();
            return base.GetUtcNow();
        }
    }

    sealed class ClockThatFails : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => throw new InvalidOperationException("The clock stands still.");
    }
}
