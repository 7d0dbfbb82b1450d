namespace NewsBot.Tests.Support;

/// <summary>A table of cases, one a line; lines that begin with '#' are remarks.</summary>
static class CaseFile
{
    public static TheoryData<string> Lines(string path)
    {
        var cases = new TheoryData<string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, path)))
            if (line.Length > 0 && line[0] != '#')
                cases.Add(line);
        Assert.NotEmpty(cases);
        return cases;
    }

    /// <summary>Lines of the form "left => right".</summary>
    public static TheoryData<string, string> Pairs(string path)
    {
        var pairs = new TheoryData<string, string>();
        foreach (var line in Lines(path))
        {
            var parts = line.Data.Split("=>");
            Assert.True(parts.Length == 2, $"{path}: '{line.Data}' needs one '=>'.");
            pairs.Add(parts[0].Trim(), parts[1].Trim());
        }

        return pairs;
    }
}
