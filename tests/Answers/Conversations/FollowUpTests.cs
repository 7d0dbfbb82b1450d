using NewsBot.Answers.Conversations;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Answers.Conversations;

public sealed class FollowUpTests
{
    public static TheoryData<string, string> Cases => CaseFile.Pairs("Answers/Conversations/follow-ups.cases");

    [Theory, MemberData(nameof(Cases))]
    public void AFollowUpIsUnderstoodByWhatWasSaid(string dialogue, string expected)
    {
        var turns = dialogue.Split('|', StringSplitOptions.TrimEntries);
        var conversation = ConversationOf(turns[..^1]);

        var rewriting = FollowUps.Rewrite(turns[^1], conversation);

        Assert.Equal(expected == "same" ? turns[^1] : expected, rewriting.Question);
        Assert.Equal(rewriting.Question == turns[^1], rewriting.Reason is null);
    }

    [Fact]
    public void TheReasonSaysWhatWasPutInForWhat()
    {
        var conversation = ConversationOf("Who visited the site? / Karl Brandt visited the site on Friday.");

        var reason = FollowUps.Rewrite("What did he say there?", conversation).Reason;

        Assert.Equal("“he” is Karl Brandt; “there” is at the site", reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\0")]
    [InlineData("(")]
    [InlineData("the")]
    [InlineData("and and and?")]
    [InlineData("what about?")]
    [InlineData("It's its' it'")]
    [InlineData("\ud83d there")]
    public void NoQuestionIsTooOddToBeRead(string question)
    {
        var conversation = ConversationOf("Who visited Oslo? / Karl Brandt visited Oslo.", $"{question} / {question}");

        Assert.NotNull(FollowUps.Rewrite(question, conversation).Question);
    }

    /// <summary>Each "question / answer", understood by those before.</summary>
    static Conversation ConversationOf(params string[] turns)
    {
        var conversation = Conversation.Empty;
        foreach (var turn in turns)
        {
            var (question, answer) = turn.Split('/', StringSplitOptions.TrimEntries) switch
            {
                [var asked, var said] => (asked, said),
                var parts => throw new ArgumentException($"'{parts[0]}' needs an answer behind one '/'."),
            };
            conversation = conversation.With(
                new(question, FollowUps.Rewrite(question, conversation).Question, answer), int.MaxValue);
        }

        return conversation;
    }
}
