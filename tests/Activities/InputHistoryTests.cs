using NewsBot.Activities.Terminal;

namespace NewsBot.Tests.Activities;

public sealed class InputHistoryTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("newsbot-history-").FullName;

    string File => Path.Combine(_folder, "sub", "history");

    [Fact]
    public void LinesComeBackFromTheFileAsTheyWere()
    {
        string[] lines = ["one", "two\nlines", @"a\n\b\", "漢字 👨‍👩‍👧", "cr\rlf"];
        var history = new InputHistory(File);
        foreach (var line in lines)
            history.Add(line);

        Assert.Equal(lines, Entries(new(File)));
        Assert.Equal(lines.Length, System.IO.File.ReadAllLines(File).Length);
    }

    [Fact]
    public void BlankLinesAndRepeatedLinesAreNotKept()
    {
        var history = new InputHistory(File);
        foreach (var line in new[] { "", "  ", "one", "one", "two", "one" })
            history.Add(line);

        Assert.Equal(["one", "two", "one"], Entries(history));
        Assert.Equal(["one", "two", "one"], Entries(new(File)));
    }

    [Fact]
    public void TheOldestLinesGiveWay()
    {
        var history = new InputHistory(File);
        for (var line = 0; line < InputHistory.Capacity + 5; line++)
            history.Add($"{line}");

        var reloaded = new InputHistory(File);

        Assert.Equal(InputHistory.Capacity, history.Count);
        Assert.Equal("5", history[0]);
        Assert.Equal(Entries(history), Entries(reloaded));
        Assert.Equal(InputHistory.Capacity, System.IO.File.ReadAllLines(File).Length);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(File)!));
    }

    [Fact]
    public void OnlyTheUserMayReadTheFile()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");

        new InputHistory(File).Add("mine");

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }

    [Fact]
    public void ADamagedFileIsReadAsFarAsItGoes()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllBytes(File, [.. "good\n"u8, 0xFF, 0xFE, 0x00, (byte)'\n', .. "also good"u8]);

        var history = new InputHistory(File);
        history.Add("new");

        Assert.Equal("good", history[0]);
        Assert.Equal("also good", history[2]);
        Assert.Equal("new", Entries(new(File))[^1]);
    }

    [Theory]
    [InlineData("")]                    // a folder
    [InlineData("bad\0name")]
    [InlineData("file/below/a/file")]
    public void WithoutAUsableFileTheLinesStayInMemory(string name)
    {
        System.IO.File.WriteAllText(Path.Combine(_folder, "file"), "");

        var history = new InputHistory(_folder + "/" + name);
        history.Add("one");
        history.Add("two");

        Assert.Equal(["one", "two"], Entries(history));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    static string[] Entries(InputHistory history) =>
        [.. Enumerable.Range(0, history.Count).Select(entry => history[entry])];
}
