using NewsBot.Activities.BotFramework.News;
using NewsBot.Activities.Terminal;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Activities.BotFramework;

/// <summary>What the bot remembers: conversations for a while, and what readers thought of its answers.</summary>
public class MemoryTests
{
    [Fact]
    public void WhoeverWritesMustHaveReadWhatIsThere()
    {
        var store = new ConversationStore(most: 10);

        var first = store.Write("a", ConversationState.Empty, etag: 0);
        var second = store.Write("a", ConversationState.Empty.Asked("q2"), first!.Value);

        Assert.Null(store.Write("a", ConversationState.Empty.Asked("q3"), first.Value));
        Assert.Null(store.Write("a", ConversationState.Empty.Asked("q3"), etag: 0));
        Assert.Equal(("q2", second), (store.Read("a").State!.QuestionId, store.Read("a").ETag));
        Assert.Equal((null, 0L), store.Read("b"));
    }

    [Fact]
    public void TheConversationsThatAreSilentLongestAreForgotten()
    {
        var store = new ConversationStore(most: 2);
        store.Write("a", ConversationState.Empty, 0);
        store.Write("b", ConversationState.Empty, 0);
        store.Read("a");
        store.Write("c", ConversationState.Empty, 0);

        Assert.NotNull(store.Read("a").State);
        Assert.Null(store.Read("b").State);
        Assert.NotNull(store.Read("c").State);
    }

    [Fact]
    public void AFullFileOfFeedbackTakesNoMore()
    {
        using var folder = new TempFolder();
        var file = new FeedbackFile(folder.Write("feedback.jsonl", new string('\n', 16 * 1024 * 1024)));

        Assert.False(file.TryAdd(new(Desks.Now, "msteams", true, null, null)));
        Assert.Empty(file.Read());
    }

    [Fact]
    public async Task FeedbackIsSummarised()
    {
        using var folder = new TempFolder();
        var file = new FeedbackFile(folder.At("newsbot/feedback.jsonl"));
        file.TryAdd(new(Desks.Now, "msteams", true, null, "Who opened the bridge?"));
        file.TryAdd(new(Desks.Now, "webchat", false, "too \e[31mshort", "What did it cost?"));
        await File.AppendAllTextAsync(file.Path!, "no json\n", TestContext.Current.CancellationToken);
        file.TryAdd(new(Desks.Now, "msteams", false, "wrong mayor", null));
        var output = new StringWriter { NewLine = "\n" };

        Assert.Equal(ExitCode.Done, await FeedbackVerb.RunAsync(file, output));

        Assert.Equal(
            $"""
            1 liked, 2 disliked
            msteams: 1 liked, 1 disliked
            webchat: 0 liked, 1 disliked
            2026-01-08 disliked: wrong mayor
            2026-01-08 disliked: too �[31mshort (asked: What did it cost?)
            The file: {file.Path}

            """, output.ToString());
    }

    [Fact]
    public async Task WithoutFeedbackTheSummarySaysSo()
    {
        var output = new StringWriter();

        await FeedbackVerb.RunAsync(new FeedbackFile(null), output);

        Assert.StartsWith("No reader has said yet", output.ToString(), StringComparison.Ordinal);
    }
}
