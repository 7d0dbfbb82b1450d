using System.Text.Json;
using NewsBot.Answers.Conversations;

namespace NewsBot.Tests.Answers.Conversations;

public sealed class ConversationTests
{
    // 40 characters each: 10 tokens.
    static Turn Ten(char name) => new(new(name, 10), new(name, 10), new(name, 20));

    [Fact]
    public void TheOldestTurnsAreForgotten()
    {
        var conversation = Conversation.Empty;
        foreach (var name in "abcd")
            conversation = conversation.With(Ten(name), maxTokens: 25);

        Assert.Equal([Ten('c'), Ten('d')], conversation.Turns);
        Assert.Equal(Ten('d'), conversation.Last);
    }

    [Theory]
    [InlineData(9, 0)]
    [InlineData(10, 1)]
    [InlineData(0, 0)]
    public void ATurnThatIsTooLongByItselfLeavesNothing(int maxTokens, int expected) =>
        Assert.Equal(expected, Conversation.Empty.With(Ten('a'), 100).With(Ten('b'), maxTokens).Turns.Count);

    [Fact]
    public void AConversationSurvivesJson()
    {
        var conversation = Conversation.Empty.With(new("Why?", "Why did it rain?", "It rained because …"), 100);

        var read = JsonSerializer.Deserialize<Conversation>(JsonSerializer.Serialize(conversation))!;

        Assert.Equal(conversation.Turns, read.Turns);
    }
}
