using System.Globalization;
using System.Text.RegularExpressions;
using NewsBot.Settings;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Guards;

/// <summary>What the README shows is what the program does.</summary>
public partial class ReadmeTests
{
    static readonly string Readme = Repository.Read("README.md").ReplaceLineEndings("\n");

    [Fact]
    public void EverySettingIsListedWithItsDefault()
    {
        var expected = Settings("", new NewsBotSettings())
            .Select(setting => $"`{setting.Name}` | `{Shown(setting.Value)}`");

        Assert.Equal(expected, SettingRow().Matches(Readme).Select(m => m.Groups[1].Value));
    }

    static IEnumerable<(string Name, object? Value)> Settings(string prefix, object section) =>
        section.GetType().GetProperties().Where(property => property.CanWrite).SelectMany(property =>
            SettingsReader.IsSection(property.PropertyType)
                ? Settings($"{prefix}{property.Name}:", property.GetValue(section)!)
                : [(prefix + property.Name, property.GetValue(section))]);

    [Fact]
    public async Task EveryTranscriptIsWhatTheProgramPrints()
    {
        var transcripts = Transcript().Matches(Readme);

        Assert.True(transcripts.Count >= 2);
        foreach (Match transcript in transcripts)
        {
            var run = await Newsbot.RunAsync("ask", transcript.Groups[1].Value);
            Assert.Equal(transcript.Groups[2].Value, run.Output);
        }
    }

    static string Shown(object? value) =>
        Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "\"\"";

    [GeneratedRegex(@"^\| (`\w+(?::\w+)+` \| `[^`]+`) \|", RegexOptions.Multiline)]
    private static partial Regex SettingRow();

    [GeneratedRegex(
        "^\\$ dotnet run --project src -- ask \"([^\"]+)\"\n(.*?)```",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Transcript();
}
