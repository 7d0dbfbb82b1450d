using NewsBot.Chunks;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Chunks;

public sealed class ChunkCacheTests : IDisposable
{
    const string Body = "Kim visited the museum. He dug.";

    static readonly Chunk[] Chunks = [new("a", 0, 0, 23, 5), new("a", 1, 24, 31, 3)];

    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WhatWasSavedIsFoundAtTheNextStart()
    {
        Save();

        Assert.Equal(Chunks, Open().Find("a", Body));
        Assert.Null(Open().Find("a", Body + " "));
    }

    [Fact]
    public void OtherSettingsDoNotShareIt()
    {
        Save();

        Assert.Null(new ChunkCache(_folder.Path, "seeds", new() { MaxTokens = 64 }).Find("a", Body));
    }

    [Fact]
    public void EachArchiveHasAFileOfItsOwn()
    {
        Save();
        var other = Open("other");
        other.Add("Another body.", [new("b", 0, 0, 13, 3)]);
        other.Save();

        Assert.NotNull(Open().Find("a", Body));
        Assert.NotNull(Open("other").Find("b", "Another body."));
    }

    [Fact]
    public void AnyChangedByteMakesItUnknownAndNeverWrong()
    {
        Save();
        var file = Directory.GetFiles(_folder.Path).Single();
        var bytes = File.ReadAllBytes(file);

        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = (byte[])bytes.Clone();
            changed[i] ^= 1;
            File.WriteAllBytes(file, changed);

            Assert.Null(Open().Find("a", Body));
        }
    }

    [Fact]
    public void AFolderThatCannotBeWrittenOnlyCostsTime()
    {
        var file = Path.Combine(_folder.Path, "file");
        File.WriteAllText(file, "");
        var cache = new ChunkCache(Path.Combine(file, "below"), "seeds", new());
        cache.Add(Body, Chunks);

        cache.Save();

        Assert.Equal("file", Path.GetFileName(Directory.GetFileSystemEntries(_folder.Path).Single()));
    }

    [Fact]
    public void WhatIsNoLongerReadIsForgotten()
    {
        Save();
        var next = Open();
        next.Add("Another body.", [new("b", 0, 0, 13, 3)]);
        next.Save();

        Assert.Null(Open().Find("a", Body));
        Assert.NotNull(Open().Find("b", "Another body."));
    }

    void Save()
    {
        var cache = Open();
        cache.Add(Body, Chunks);
        cache.Save();
    }

    ChunkCache Open(string archive = "seeds") => new(_folder.Path, archive, new());
}
