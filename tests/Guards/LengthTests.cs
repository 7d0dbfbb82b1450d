using NewsBot.Tests.Support;

namespace NewsBot.Tests.Guards;

/// <summary>A line is read without scrolling, and a file at a sitting.</summary>
public class LengthTests
{
    const int MostColumns = 120;
    const int MostLines = 300;

    [Fact]
    public void NoLineIsLongerThanIsReadAtAGlance()
    {
        string[] files = [.. SourcesIn("src"), .. SourcesIn("tests")];

        var tooLong = files.SelectMany(file => File.ReadLines(file)
            .Select((line, index) => (Columns: line.EnumerateRunes().Count(), Place: $"{NameOf(file)}:{index + 1}"))
            .Where(line => line.Columns > MostColumns)
            .Select(line => $"{line.Place} has {line.Columns} columns"));

        Assert.True(files.Length > 500); // a guard that found nothing to guard would always pass
        AssertNone(tooLong);
    }

    [Fact]
    public void NoFileOfTheProgramIsLongerThanIsReadAtASitting()
    {
        var files = SourcesIn("src").ToList();

        var tooLong = files.Select(file => (Lines: File.ReadLines(file).Count(), Name: NameOf(file)))
            .Where(file => file.Lines > MostLines)
            .Select(file => $"{file.Name} has {file.Lines} lines");

        Assert.True(files.Count > 300);
        AssertNone(tooLong);
    }

    /// <summary>Names every one in full, which a message about a collection does not.</summary>
    static void AssertNone(IEnumerable<string> tooLong)
    {
        var all = string.Join('\n', tooLong);
        Assert.True(all.Length == 0, all);
    }

    static IEnumerable<string> SourcesIn(string folder) => Directory.EnumerateFiles(
        Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories);

    static string NameOf(string file) => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');
}
