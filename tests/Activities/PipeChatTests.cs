using NewsBot.Activities.Terminal;

namespace NewsBot.Tests.Activities;

public sealed class PipeChatTests : IDisposable
{
    const string Answer = "Mayor Ada Lund opened the new bridge in Northport on Monday. [1]";

    const string Refusal = "The articles do not say. I searched 1 article of 2 March 2026 (River Times).";

    readonly NewsFolder _news = new NewsFolder().WithBridge();

    public void Dispose() => _news.Dispose();

    [Fact]
    public async Task EachLineIsAnsweredByOneLine()
    {
        var said = await SayAsync("Who opened the bridge?\n\n   \r\nWho won the World Cup?\n");

        Assert.Equal(
            [$"{Answer}  Sources: [1] Mayor opens the bridge · River Times · 2 March 2026 · bridge.md:45-105", Refusal],
            said);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n")]
    [InlineData("/quit\nWho opened the bridge?\n")]
    [InlineData("/exit")]
    public async Task NothingIsSaidUnasked(string input) => Assert.Empty(await SayAsync(input));

    [Fact]
    public async Task TheLastLineNeedsNoLineBreak() =>
        Assert.StartsWith(Answer, Assert.Single(await SayAsync("Who opened the bridge?")), StringComparison.Ordinal);

    [Fact]
    public async Task ALongLineIsAnsweredByOneLineToo()
    {
        var said = await SayAsync(new string('x', 3_000_000) + "\nWho opened the bridge?\n");

        Assert.Equal(2, said.Length);
        Assert.Contains("a question may have 2,000", said[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("누가 다리를 열었습니까?")]
    [InlineData("من افتتح الجسر؟")]
    [InlineData("\0\a\e[31m?")]
    [InlineData("\uD83D?")]
    public async Task AnyLineIsAnsweredByOneLine(string question) =>
        Assert.DoesNotContain(Assert.Single(await SayAsync(question + "\n")), char.IsControl);

    [Fact]
    public async Task AnAnswerIsWrittenBeforeTheNextLineIsRead()
    {
        var output = new StringWriter();
        var input = new LineByLine("Who opened the bridge?", "/quit") { BeforeEach = () => output.ToString() };

        await ChatAsync(input, output);

        Assert.Equal("", input.Seen[0]);
        Assert.StartsWith(Answer, input.Seen[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReasonsFollowTheAnswerWhereTheyAreAskedFor()
    {
        var said = await SayAsync("Who opened the bridge?\n/explain\nWho opened the bridge?\n", explain: true);

        Assert.StartsWith(Answer, said[0], StringComparison.Ordinal);
        Assert.Equal("Time: the question names none; newer before older.", said[1]);
        Assert.StartsWith("Passages, by ", said[2], StringComparison.Ordinal);
        Assert.Equal("Explanations are off.", said[^2]);
        Assert.StartsWith(Answer, said[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFollowUpIsUnderstoodByTheLinesBefore()
    {
        var said = await SayAsync("Who opened the bridge?\n/explain\nWhat did she say?\n");

        Assert.StartsWith(Answer, said[0], StringComparison.Ordinal);
        Assert.Equal("Understood as: What did Mayor Ada Lund say? (“she” is Mayor Ada Lund)", said[3]);
    }

    [Fact]
    public async Task AfterNewALineFollowsNothing()
    {
        var said = await SayAsync("Who opened the bridge?\n/new\n/sources\n/explain\nWhat did she say?\n");

        Assert.Equal("A new conversation: nothing that was said before counts.", said[1]);
        Assert.Equal("There is no answer yet. Ask a question first.", said[2]);
        Assert.DoesNotContain(said, line => line.StartsWith("Understood as", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SourcesAndArticlesCanBeSeen()
    {
        var said = await SayAsync("/sources\n/open 1\nWho opened the bridge?\n/sources\n/open 2\n/articles\n/open 1\n");

        Assert.Equal("There is no answer yet. Ask a question first.", said[0]);
        Assert.Equal(said[0], said[1]);
        Assert.Equal("[1] Mayor opens the bridge · River Times · 2 March 2026 · bridge.md:45-105", said[3]);
        Assert.Equal("    “Mayor Ada Lund opened the new bridge in Northport on Monday.”", said[4]);
        Assert.Equal("The last answer has no source 2; it has one: /open 1", said[5]);
        Assert.Equal("bridge.md\t2026-03-02\tRiver Times\tMayor opens the bridge", said[6]);
        Assert.Equal("https://example.org/bridge", said[8]);
        Assert.Equal("The ferry will become a museum.", said[^1]);
    }

    [Fact]
    public async Task AnArticleCannotSteerTheTerminal()
    {
        _news.With(
            "evil.txt", "Mayor Bo \e[2J\e]0;owned\aHart closed the tunnel\u009B31m in Eastport\u2028on Friday.\n");

        var said = await SayAsync("Who closed the tunnel?\n/sources\n/open 1\n/articles\n", articles: 2);

        Assert.Contains("closed the tunnel", said[0], StringComparison.Ordinal);
        Assert.DoesNotContain(string.Concat(said).Replace("\t", "", StringComparison.Ordinal), char.IsControl);
    }

    async Task<string[]> SayAsync(string input, bool explain = false, int articles = 1)
    {
        var output = new StringWriter { NewLine = "\n" };

        var desk = await ChatAsync(new StringReader(input), output, explain);

        Assert.Equal(articles, desk.Archive.Count);
        var said = output.ToString();
        return said.Length == 0 ? [] : said.TrimEnd('\n').Split('\n');
    }

    async Task<NewsDesk> ChatAsync(TextReader input, TextWriter output, bool explain = false)
    {
        var desk = await _news.ReadAsync();
        var chat = new PipeChat(desk, input, output, asOf: null, explain);

        Assert.Equal(ExitCode.Done, await chat.RunAsync(TestContext.Current.CancellationToken));
        return desk;
    }

    /// <summary>Notes what was there each time that a line was asked for.</summary>
    sealed class LineByLine(params string[] lines) : TextReader
    {
        readonly Queue<string> _lines = new(lines);

        public required Func<string> BeforeEach { get; init; }

        public List<string> Seen { get; } = [];

        public override ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken)
        {
            Seen.Add(BeforeEach());
            return ValueTask.FromResult(_lines.TryDequeue(out var line) ? line : null);
        }
    }
}
