using NewsBot.Activities.Terminal;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Activities;

public sealed class ChatCommandTests
{
    public static TheoryData<string, string> Cases => CaseFile.Pairs("Activities/chat-commands.cases");

    [Theory, MemberData(nameof(Cases))]
    public void ALineAsksForOneThing(string line, string expected)
    {
        var command = ChatCommand.Parse(line.Replace("\\n", "\n", StringComparison.Ordinal));

        Assert.Equal(expected, Describe(command));
    }

    [Theory]
    [InlineData(2_000, "Ask")]
    [InlineData(2_001, "Refused")]
    public void AQuestionMayHaveTwoThousandCharacters(int length, string expected) =>
        Assert.Equal(expected, ChatCommand.Parse(new string('x', length)).GetType().Name);

    [Fact]
    public void TheMessageSaysHowMuchTooLong()
    {
        var refused = Assert.IsType<ChatCommand.Refused>(ChatCommand.Parse(new string('x', 1_000_000)));

        Assert.Equal(
            "That is 1,000,000 characters long; a question may have 2,000. Please ask it in fewer words.",
            refused.Message);
    }

    static string Describe(ChatCommand command) => command switch
    {
        ChatCommand.Ask(var question) => $"Ask \"{question}\"",
        ChatCommand.Open(var number) => FormattableString.Invariant($"Open {number}"),
        ChatCommand.Refused(var message) => $"Refused \"{message}\"",
        _ => command.GetType().Name,
    };
}
