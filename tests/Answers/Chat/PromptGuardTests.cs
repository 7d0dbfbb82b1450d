using System.Text.Json;
using System.Text.RegularExpressions;
using NewsBot.Answers.Chat;
using NewsBot.Answers.Drafts;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Answers.Chat;

/// <summary>The prompts are a part of the program: what they may be is held here.</summary>
public partial class PromptGuardTests
{
    const int MostTokens = 600;

    static readonly string Folder = Path.Combine(Repository.Root, "prompts");

    public static TheoryData<string> Prompts =>
        [.. Directory.GetDirectories(Folder).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Fact]
    public void ThereIsAPromptForEachFunction() =>
        Assert.Equal(["Answer", "Rewrite", "Suggest"], Prompts.Select(row => row.Data));

    [Theory, MemberData(nameof(Prompts))]
    public void APromptKeepsToItsBudget(string name)
    {
        var tokens = new TokenCounter("gpt-4o").Count(Template(name));

        Assert.InRange(tokens, 50, MostTokens);
    }

    [Theory, MemberData(nameof(Prompts))]
    public void APromptUsesTheVariablesThatItDeclares(string name)
    {
        using var config = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, name, "config.json")));

        var declared = config.RootElement.GetProperty("input_variables").EnumerateArray()
            .Select(v => v.GetProperty("name").GetString()!).Order(StringComparer.Ordinal);
        var used = Variable().Matches(Template(name))
            .Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(declared, used);
        Assert.True(config.RootElement.GetProperty("execution_settings").GetProperty("default")
            .GetProperty("max_tokens").GetInt32() > 0);
    }

    [Fact]
    public void TheWordsOfARefusalAreThoseThatTheReaderKnows() =>
        Assert.Contains($"\n{DraftReader.Sentinel}\n", Template("Answer"), StringComparison.Ordinal);

    static string Template(string name) => File.ReadAllText(Path.Combine(Folder, name, "skprompt.txt"));

    [GeneratedRegex(@"\{\{\$(\w+)\}\}")]
    private static partial Regex Variable();
}
