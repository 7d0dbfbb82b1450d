using System.Reflection;
using System.Text.RegularExpressions;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Guards;

/// <summary>Articles and questions come from anybody: no text of theirs may keep a regular expression busy.</summary>
public class RegexTests
{
    // The widest is an order to a model, with two gaps of forty characters between three choices of words. A pattern
    // that is not linear takes a billion.
    const double MostStepsPerCharacter = 2_000_000;

    const BindingFlags Declared = BindingFlags.Static | BindingFlags.Instance
        | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Fact]
    public void EveryRegularExpressionIsLinear()
    {
        var all = typeof(NewsDesk).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(Declared))
            .Where(method => method.IsDefined(typeof(GeneratedRegexAttribute)))
            .Select(method => (Name: NameOf(method), Regex: (Regex)method.Invoke(null, null)!))
            .ToList();

        var slow = all
            .Where(one => !one.Regex.Options.HasFlag(RegexOptions.NonBacktracking))
            .Select(one => (one.Name, Steps: RegexSteps.PerCharacter(one.Regex)))
            .Where(one => one.Steps > MostStepsPerCharacter)
            .Select(one => $"{one.Name} takes up to {one.Steps:0} steps for each character");

        Assert.True(all.Count > 40); // a guard that found nothing to guard would always pass
        Assert.Equal([], slow);
    }

    /// <summary>One that is made in another way would not be found above.</summary>
    [Fact]
    public void EveryRegularExpressionIsGenerated()
    {
        string[] otherWays = ["new Regex(", "Regex.IsMatch(", "Regex.Match", "Regex.Replace(", "Regex.Split(",
            "Regex.Count(", "Regex.EnumerateMatches(", "Regex.EnumerateSplits(", "RegularExpressionAttribute",
            "[RegularExpression("];
        var files = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .ToList();

        var others = files.Where(
            file => Array.Exists(otherWays, File.ReadAllText(file).Contains)).Select(file => Path.GetFileName(file));

        Assert.True(files.Count > 300);
        Assert.Equal([], others);
    }

    [Theory]
    [InlineData(@"\s+")]                         // what it has read, it has matched
    [InlineData("[A-Za-z0-9+/]{24,}={0,2}")]
    [InlineData(@"^.*x")]                        // from one start only
    [InlineData(@"^\s*(?>\d+[.)]\s+|>\s*)+")]
    [InlineData(@"\p{Lu}\p{L}{1,63} said\b")]
    [InlineData(@"(?<=\p{L}{0,63}), in")]
    public void ALinearPatternIsKnownAsOne(string pattern) =>
        Assert.InRange(RegexSteps.PerCharacter(new(pattern)), 0, MostStepsPerCharacter);

    [Theory]
    [InlineData(@"\s+$")]                        // tried at every space, to the last one
    [InlineData(@"[A-Z]+ stands for")]
    [InlineData(@"(?<=\p{L}*), in")]
    [InlineData(@"a(?=\s*b)")]
    [InlineData(@"^.*a.*b")]
    [InlineData(@"^(\w+\s?)*$")]                 // not even a power of the length
    [InlineData(@"^(?:a|ab|b)*$")]
    [InlineData(@"^(.+)\1")]
    [InlineData(@"(?:\p{Lu}\p{L}{1,63} ?){1,9}x")] // bounded, by 64 to the power of 9
    [InlineData("<a[^>]*>")]
    public void AHostilePatternIsKnownAsOne(string pattern) =>
        Assert.True(RegexSteps.PerCharacter(new(pattern)) > MostStepsPerCharacter);

    static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";
}
