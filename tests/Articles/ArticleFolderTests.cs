using NewsBot.Articles;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Articles;

public sealed class ArticleFolderTests : IDisposable
{
    readonly TempFolder _folder = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AFolderIsReadInTheOrdinalOrderOfItsFilesNames()
    {
        string[] names = ["a-b.txt", "a/b.md", "a/c/d.txt", "a0.txt", "B.TXT", "Z.Markdown", "é.txt", "z.txt"];
        foreach (var name in names.Reverse())
            _folder.Write(name, "It rained.");

        var read = await _folder.ReadAsync();

        Assert.Equal(names.Order(StringComparer.Ordinal), read.Select(result => result.Say()));
        Assert.Equal(read.Select(result => result.Say()), (await _folder.ReadAsync()).Select(result => result.Say()));
    }

    [Fact]
    public async Task TheIdOfATextIsItsPathInTheFolder()
    {
        _folder.Write("2026/01/rain.txt", "It rained.");

        var read = Assert.IsType<ReadResult.Readable>(Assert.Single(await _folder.ReadAsync()));

        Assert.Equal("2026/01/rain.txt", read.Article.Id);
        Assert.Equal("2026/01/rain.txt", read.Name);
    }

    [Fact]
    public async Task TheIdOfASingleTextIsItsFileName()
    {
        _folder.Write("2026/01/rain.txt", "It rained.");

        var read = Assert.IsType<ReadResult.Readable>(Assert.Single(await _folder.ReadAsync("2026/01/rain.txt")));

        Assert.Equal("rain.txt", read.Article.Id);
    }

    [Fact]
    public async Task HiddenFilesAndFoldersArePassedOverInSilence()
    {
        _folder.Write(".git/rain.txt", "It rained.");
        _folder.Write(".rain.txt", "It rained.");
        _folder.Write("rain.txt", "It rained.");

        Assert.Equal(["rain.txt"], (await _folder.ReadAsync()).Select(result => result.Say()));
    }

    [Fact]
    public async Task AnEmptyFolderHasNoArticles() => Assert.Empty(await _folder.ReadAsync());

    [Theory]
    [InlineData("rain.pdf")]
    [InlineData("rain")]
    [InlineData("rain.txt.gz")]
    [InlineData("rain.json")]
    public async Task AFileOfAnotherKindIsSkipped(string name)
    {
        _folder.Write(name, "It rained.");

        Assert.Equal(
            $"{name} is not a kind that is read here (.txt, .md, .jsonl, .jsonl.gz)", await _folder.ReadSkippedAsync());
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("")]
    [InlineData("nowhere.txt")]
    [InlineData("dangling")]
    public async Task AMissingPathIsNamedTogetherWithItsSetting(string name)
    {
        _folder.Link("dangling", "nothing");
        var path = name.Length > 0 ? _folder.At(name) : "";

        var failure = await Assert.ThrowsAnyAsync<IOException>(
            async () => await ArticleFolder.ReadAsync(path, Cancellation).ToListAsync(Cancellation));

        Assert.Equal(name == "nowhere.txt", failure is FileNotFoundException);
        Assert.Equal(name != "nowhere.txt", failure is DirectoryNotFoundException);
        Assert.Equal(
            $"There is no file or folder '{path}' to read articles from; " +
            "correct the path or the setting Articles:Path.",
            failure.Message);
    }

    [Fact]
    public async Task ABadFileIsSkippedAndTheOthersAreRead()
    {
        _folder.Write("a.txt", "It rained.");
        _folder.Write("b.txt", [0x50, 0x4B, 0x03, 0x00]);
        _folder.Write("c.jsonl.gz", "It rained.");
        _folder.Write("d.md", "---\ndate: tomorrow\n---\nIt rained.");
        _folder.Link("e.txt", "e.txt");
        _folder.Write("f.txt", "It rained.");

        Assert.Equal(
        [
            "a.txt",
            "b.txt is not text, it has a NUL at byte 3",
            "c.jsonl.gz is not gzip, though its name says so",
            "d.md has 'tomorrow' for a date; write it as 2026-01-06 (line 2)",
            $"e.txt is a link that cannot be followed: the links in '{_folder.At("e.txt")}' lead back to themselves",
            "f.txt",
        ],
        (await _folder.ReadAsync()).Select(result => result.Say()));
    }

    [Theory]
    [InlineData("", "rain.txt is empty")]
    [InlineData("EFBBBF", "rain.txt holds no news text")]
    [InlineData("200A0D0A09", "rain.txt holds no news text")]
    [InlineData("7261696EE9", "rain.txt is not UTF-8 at byte 4; save it as UTF-8")]
    [InlineData("EFBBBF7261696EE974", "rain.txt is not UTF-8 at byte 7; save it as UTF-8")]
    [InlineData("7261696EEDA080", "rain.txt is not UTF-8 at byte 4; save it as UTF-8")] // half a surrogate pair
    [InlineData("C0AF", "rain.txt is not UTF-8 at byte 0; save it as UTF-8")] // longer than need be
    [InlineData("7261696E00", "rain.txt is not text, it has a NUL at byte 4")]
    [InlineData("FFFE720061006900", "rain.txt is UTF-16; save it as UTF-8")]
    public async Task AFileThatIsNoTextSaysWhere(string bytes, string expected)
    {
        _folder.Write("rain.txt", Convert.FromHexString(bytes));

        Assert.Equal(expected, await _folder.ReadSkippedAsync());
    }

    [Theory]
    [InlineData("rain.txt")]
    [InlineData("rain.md")]
    public async Task ATextLongerThanSixteenMebibytesIsSkipped(string name)
    {
        using (var file = File.Create(_folder.At(name)))
            file.SetLength((16 << 20) + 1);

        Assert.Equal(
            $"{name} is longer than 16 MiB, the most that is read; split it", await _folder.ReadSkippedAsync());
    }

    [Fact]
    public async Task ATextOfSixteenMebibytesIsRead()
    {
        var text = new byte[16 << 20];
        Array.Fill(text, (byte)'x');
        _folder.Write("rain.txt", text);

        var article = Assert.IsType<ReadResult.Readable>(Assert.Single(await _folder.ReadAsync())).Article;

        Assert.Equal(16 << 20, article.Body.Length);
    }

    [Fact]
    public async Task ALinkBackToAFolderAboveIsNotFollowed()
    {
        _folder.Write("a/rain.txt", "It rained.");
        _folder.Link("a/loop", "..");
        _folder.Link("a/self", ".");

        Assert.Equal(
        [
            "a/loop is the same folder as './', which is read there",
            "a/rain.txt",
            "a/self is the same folder as 'a/', which is read there",
        ],
        (await _folder.ReadAsync()).Select(result => result.Say()));
    }

    [Fact]
    public async Task ALinkThatIsADetourThroughAnotherLinkIsNotFollowedTwice()
    {
        _folder.Write("a/rain.txt", "It rained.");
        _folder.Link("b", ".");
        _folder.Link("a/loop", "../b/b/a");

        Assert.Equal(
        [
            "a/loop is the same folder as 'a/', which is read there",
            "a/rain.txt",
            "b is the same folder as './', which is read there",
        ],
        (await _folder.ReadAsync()).Select(result => result.Say()));
    }

    [Fact]
    public async Task LinksToFilesAndFoldersOfTheFolderAreFollowed()
    {
        _folder.Write(".kept/rain.txt", "It rained.");
        _folder.Write(".kept/snow/snow.txt", "It snowed.");
        _folder.Link("linked", ".kept/snow");
        _folder.Link("linked.txt", _folder.At(".kept/rain.txt"));

        Assert.Equal(["linked.txt", "linked/snow.txt"], (await _folder.ReadAsync()).Select(result => result.Say()));
    }

    [Fact]
    public async Task LinksOutOfTheFolderAreSkipped()
    {
        using var elsewhere = new TempFolder();
        var (rain, snow) = (elsewhere.Write("rain.txt", "It rained."), elsewhere.At("snow"));
        elsewhere.Write("snow/snow.txt", "It snowed.");
        _folder.Link("a", snow);
        _folder.Link("a.txt", rain);
        _folder.Link("b", "a");
        _folder.Link("b.txt", "a.txt");
        _folder.Link("c.txt", elsewhere.At("nowhere.txt"));
        _folder.Write("sun.txt", "The sun shone.");

        Assert.Equal(
        [
            $"a.txt is a link to '{rain}', which is outside of the folder; copy it here",
            $"a is a link to '{snow}', which is outside of the folder; copy it here",
            "b.txt is a link to 'a.txt', which is outside of the folder; copy it here",
            "b is a link to 'a', which is outside of the folder; copy it here",
            $"c.txt is a link to '{elsewhere.At("nowhere.txt")}', which is outside of the folder; copy it here",
            "sun.txt",
        ],
        (await _folder.ReadAsync()).Select(result => result.Say()));
    }

    [Fact]
    public async Task AFolderWhoseNameGoesOnIsNotTheFolder()
    {
        _folder.Write("news-old/rain.txt", "It rained.");
        _folder.Link("news/linked", "../news-old");
        _folder.Link("news/linked.txt", "../news-old/rain.txt");
        _folder.Link("news/up", "..");

        Assert.Equal(
        [
            "linked is a link to '../news-old', which is outside of the folder; copy it here",
            "linked.txt is a link to '../news-old/rain.txt', which is outside of the folder; copy it here",
            "up is a link to '..', which is outside of the folder; copy it here",
        ],
        (await _folder.ReadAsync("news")).Select(result => result.Say()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ALinkThatLeavesTheFolderAndComesBackIsFollowed()
    {
        using var elsewhere = new TempFolder();
        _folder.Write(".kept/rain.txt", "It rained.");
        elsewhere.Link("back", _folder.At(".kept"));
        elsewhere.Link("back.txt", _folder.At(".kept/rain.txt"));
        _folder.Link("a", elsewhere.At("back"));
        _folder.Link("a.txt", elsewhere.At("back.txt"));
        _folder.Link("b.txt", $"../{Path.GetFileName(_folder.Path)}/.kept/rain.txt");

        Assert.Equal(
            ["a.txt", "a/rain.txt", "b.txt"], (await _folder.ReadAsync()).Select(result => result.Say()));
    }

    [Fact]
    public async Task ALinkInAFolderThatIsReachedByALinkIsOutsideWhenItLeavesTheWhole()
    {
        using var elsewhere = new TempFolder();
        var rain = elsewhere.Write("rain.txt", "It rained.");
        _folder.Write("real/2026/snow.txt", "It snowed.");
        _folder.Link("real/2026/rain.txt", rain);
        _folder.Link("real/2026/up.txt", "../.kept.txt");
        _folder.Write("real/.kept.txt", "The sun shone.");
        _folder.Link("link", "real");

        Assert.Equal(
        [
            $"2026/rain.txt is a link to '{rain}', which is outside of the folder; copy it here",
            "2026/snow.txt",
            "2026/up.txt",
        ],
        (await _folder.ReadAsync("link")).Select(result => result.Say()));
    }

    [Fact]
    public async Task AFolderThatIsALinkIsRead()
    {
        _folder.Write("real/rain.txt", "It rained.");
        _folder.Link("link", "real");

        Assert.Equal(["rain.txt"], (await _folder.ReadAsync("link")).Select(result => result.Say()));
    }

    [Fact]
    public async Task ALinkToNothingIsSkipped()
    {
        _folder.Link("rain.txt", "gone/rain.txt");

        Assert.Equal("rain.txt is a link to 'gone/rain.txt', where nothing is", await _folder.ReadSkippedAsync());
    }

    [Fact]
    public async Task LinksToEachOtherAreSkipped()
    {
        _folder.Link("a", "b");
        _folder.Link("b", "a");

        var said = (await _folder.ReadAsync()).Select(result => result.Say()).ToList();

        Assert.Equal(2, said.Count);
        Assert.All(said, one => Assert.Contains("is a link that cannot be followed: the links in", one));
    }

    [Fact]
    public async Task AFileThatMayNotBeReadIsSkipped()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "Root may read everything.");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder.Write("a.txt", "It rained."), UnixFileMode.None);

        _folder.Write("b.txt", "It rained.");

        Assert.Equal(
            ["a.txt may not be read; check its permissions", "b.txt"],
            (await _folder.ReadAsync()).Select(result => result.Say()));
    }

    [Fact]
    public async Task AFileThatGoesAwayWhileTheFolderIsReadIsSkipped()
    {
        _folder.Write("a.txt", "It rained.");
        _folder.Write("b.txt", "It rained.");
        _folder.Write("c.txt", "It rained.");
        var said = new List<string>();

        await foreach (var result in ArticleFolder.ReadAsync(_folder.Path, Cancellation))
        {
            said.Add(result.Say());
            File.Delete(_folder.At("b.txt"));
        }

        Assert.Equal(["a.txt", "b.txt is no longer there", "c.txt"], said);
    }

    [Fact]
    public async Task AFileIsReadOnlyWhenItIsAskedFor()
    {
        _folder.Write("a.txt", "It rained.");
        _folder.Write("b.txt", "It rained.");

        await using var results = ArticleFolder.ReadAsync(_folder.Path, Cancellation).GetAsyncEnumerator(Cancellation);
        await results.MoveNextAsync();
        _folder.Write("b.txt", "It snowed.");
        await results.MoveNextAsync();

        Assert.Equal("It snowed.", Assert.IsType<ReadResult.Readable>(results.Current).Article.Body);
    }

    [Theory]
    [InlineData("a.txt")]
    [InlineData("a.jsonl")]
    public async Task CancellingInTheMiddleStops(string name)
    {
        _folder.Write(name, """{"id":1,"text":"It rained."}""" + "\n" + """{"id":2,"text":"It snowed."}""");
        _folder.Write("b.txt", "It rained.");
        using var cancellation = new CancellationTokenSource();
        var read = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var result in ArticleFolder.ReadAsync(_folder.Path, cancellation.Token))
            {
                read++;
                await cancellation.CancelAsync();
            }
        });

        Assert.Equal(1, read);
    }

    [Fact]
    public async Task TheSecondArticleWithAnIdIsSkipped()
    {
        _folder.Write("a.jsonl", """
            {"id":"b.txt","text":"It rained."}
            {"id":"b.txt","text":"It snowed."}
            """);
        _folder.Write("b.txt", "It rained.");

        Assert.Equal(
        [
            "a.jsonl, line 1",
            "a.jsonl, line 2 has the id 'b.txt' that a.jsonl, line 1 has already; give each article its own",
            "b.txt has the id 'b.txt' that a.jsonl, line 1 has already; give each article its own",
        ],
        (await _folder.ReadAsync()).Select(result => result.Say()));
    }

    [Fact]
    public async Task APipeIsNotWaitedFor()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Pipes are files elsewhere.");
        using var process = System.Diagnostics.Process.Start("mkfifo", [_folder.At("rain.txt")]);
        await process.WaitForExitAsync(Cancellation);

        Assert.Equal("rain.txt is empty", await _folder.ReadSkippedAsync());
    }
}
