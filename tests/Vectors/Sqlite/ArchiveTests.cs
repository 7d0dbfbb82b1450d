using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using NewsBot.Chunks;
using NewsBot.Tests.Support;
using NewsBot.Vectors.Sqlite;

namespace NewsBot.Tests.Vectors.Sqlite;

public sealed class ArchiveTests : IDisposable
{
    readonly TempFolder _folder = new();

    string Path => _folder.At("archive.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WhatWasWrittenIsReadToTheLastBit()
    {
        StoredNews.Write(Path, StoredNews.Stored(1), StoredNews.Stored(2), StoredNews.Stored(3));

        using var reader = ArchiveReader.Open(Path);

        Assert.Equal(
            Enumerable.Range(1, 3).Select(n => StoredNews.Say(StoredNews.Stored(n))),
            reader.Articles().Select(StoredNews.Say));
        Assert.Contains('\0', string.Concat(reader.Articles().Select(a => a.Article.Body)));
    }

    [Fact]
    public void ANewVersionTakesThePlaceOfTheOld()
    {
        StoredNews.Write(Path, StoredNews.Stored(1), StoredNews.Stored(2));
        using (var archive = StoredNews.OpenToWrite(Path))
        {
            Assert.Equal(ArchiveChange.None, archive.ChangeBy(StoredNews.Article(1)));
            Assert.Equal(ArchiveChange.NewVersion, archive.ChangeBy(StoredNews.Article(1, version: 2)));
            Assert.Equal(ArchiveChange.New, archive.ChangeBy(StoredNews.Article(3)));

            archive.Write([StoredNews.Stored(1, version: 2), StoredNews.Stored(3)]);

            Assert.Equal(ArchiveChange.None, archive.ChangeBy(StoredNews.Article(1, version: 2)));
        }

        using var reader = ArchiveReader.Open(Path);
        Assert.Equal(
            [StoredNews.Stored(1, 2), StoredNews.Stored(2), StoredNews.Stored(3)],
            reader.Articles(), (one, other) => StoredNews.Say(one) == StoredNews.Say(other));
        Assert.Equal([2, 1, 1], reader.ArticleRows().Select(r => r.Row.Version));
    }

    [Fact]
    public void ARemovedArticleIsGone()
    {
        StoredNews.Write(Path, StoredNews.Stored(1), StoredNews.Stored(2));
        using (var archive = StoredNews.OpenToWrite(Path))
        {
            Assert.True(archive.Remove("news-1"));
            Assert.False(archive.Remove("news-1"));
            archive.Compact();
        }

        using var reader = ArchiveReader.Open(Path);
        Assert.Equal("news-2", Assert.Single(reader.Articles()).Article.Id);
        reader.CheckAll();
    }

    [Fact]
    public void AReaderSeesWhatWasThereWhenItOpened()
    {
        StoredNews.Write(Path, StoredNews.Stored(1));
        using var reader = ArchiveReader.Open(Path);

        StoredNews.Write(Path, StoredNews.Stored(2));

        Assert.Equal("news-1", Assert.Single(reader.Articles()).Article.Id);
        using var later = ArchiveReader.Open(Path);
        Assert.Equal(2, later.Articles().Count());
    }

    [Fact]
    public void ModelAndVectorsAreExchangedTogether()
    {
        StoredNews.Write(Path, StoredNews.Stored(1), StoredNews.Stored(2));
        var makers = StoredNews.Makers with { Embedder = "other-2", Dimensions = 2 };
        byte[] model = [1, 2, 3];

        using (var archive = StoredNews.OpenToWrite(Path))
        {
            Assert.Throws<InvalidOperationException>(() => archive.ReplaceVectors(
                makers, model, article => article.Article.Id == "news-1" ? [] : throw new InvalidOperationException()));
            Assert.Equal(StoredNews.Makers, archive.Manifest.Makers);

            archive.ReplaceVectors(
                makers, model,
                article => [.. article.Chunks.Select(c => (ReadOnlyMemory<float>)new[] { 1f, c.Ordinal })]);
        }

        using var reader = ArchiveReader.Open(Path);
        Assert.Equal(makers, reader.Manifest.Makers);
        Assert.Equal(model, reader.Model());
        Assert.All(reader.Articles(), stored => Assert.Equal(
            stored.Chunks.Select(c => new[] { 1f, c.Ordinal }), stored.Vectors.Select(v => v.ToArray())));
    }

    [Fact]
    public void ASecondWriterIsToldWhoWrites()
    {
        using var first = StoredNews.OpenToWrite(Path);
        first.Write([StoredNews.Stored(1)]);

        var refusal = Assert.Throws<ArchiveException>(
            () => ArchiveWriter.Open(Path, StoredNews.Makers, "articles remove"));

        Assert.Contains($"is being written by 'newsbot ingest', process {Environment.ProcessId} on", refusal.Message);
        Assert.Single(ArchiveReader.Open(Path).Articles());
    }

    [Fact]
    public void HalfASurrogatePairIsRefusedBeforeAnythingIsWritten() => Assert.Throws<ArgumentException>(
        () => ArchiveWriter.RefuseUnstorable(StoredNews.Article(1) with { Title = "\ud83d" }));

    [Fact]
    public void ADifferentCutIsNotMixed()
    {
        var refusal = Assert.Throws<ArchiveException>(
            () => StoredNews.Makers.Check(Path, new ChunkOptions { MaxTokens = 128 }));

        Assert.Contains("archive rebuild", refusal.Message);
        StoredNews.Makers.Check(Path, new ChunkOptions());
    }

    [Theory]
    [InlineData("UPDATE articles SET title = 'Other' WHERE number = 2", "article number 2 does not match its checksum")]
    [InlineData("UPDATE chunks SET tokens = tokens + 1 WHERE number = (1 << 20) + 1", "passage 1 of article 'news-1'")]
    [InlineData(
        "UPDATE vectors SET vector = zeroblob(1024) WHERE number = 1 << 20",
        "the vector of passage 0 of article 'news-1'")]
    [InlineData("DELETE FROM chunks WHERE number = (1 << 20) + 1", "passage 1 of article 'news-1' is missing")]
    [InlineData(
        "DELETE FROM articles WHERE number = 3; " +
        "DELETE FROM chunks WHERE number >= 3 << 20; DELETE FROM vectors WHERE number >= 3 << 20",
        "it has 2 articles")]
    [InlineData(
        "INSERT INTO vectors SELECT number + 100, vector, checksum FROM vectors WHERE number = 3 << 20",
        "it has 3 articles")]
    [InlineData("UPDATE manifest SET articles = articles + 1", "its manifest does not match")]
    [InlineData("DELETE FROM manifest", "it has no manifest")]
    [InlineData("DROP TABLE models", "it has 4 of 5 tables")]
    [InlineData("CREATE INDEX more ON articles(id)", "its table 'more' is not as NewsBot makes it")]
    public void WhatAnotherProgramChangedIsDamage(string change, string expected)
    {
        StoredNews.Write(Path, StoredNews.Stored(1), StoredNews.Stored(2), StoredNews.Stored(3));
        Run(change);

        var damage = Assert.Throws<ArchiveException>(() => StoredNews.Read(Path));
        Assert.Throws<ArchiveException>(() => StoredNews.OpenToWrite(Path));

        Assert.Contains(expected, damage.Message);
        Assert.Contains(Path, damage.Message);
        Assert.Contains("archive rebuild", damage.Message);
    }

    [Fact]
    public void ANewerOrForeignFileSaysSo()
    {
        StoredNews.Write(Path, StoredNews.Stored(1));
        Run("PRAGMA user_version = 2");
        Assert.Contains("newer NewsBot", Assert.Throws<ArchiveException>(() => ArchiveReader.Open(Path)).Message);

        Run("PRAGMA application_id = 7");
        Assert.Contains("another program", Assert.Throws<ArchiveException>(() => ArchiveReader.Open(Path)).Message);

        _folder.Write("text.db", "no database at all");
        Assert.Contains("not even an SQLite file",
            Assert.Throws<ArchiveException>(() => StoredNews.OpenToWrite(_folder.At("text.db"))).Message);
        Assert.False(File.Exists(_folder.At("text.db-lock")));

        _folder.Write("empty.db", "");
        Assert.Contains(
            "is empty", Assert.Throws<ArchiveException>(() => ArchiveReader.Open(_folder.At("empty.db"))).Message);
        StoredNews.Write(_folder.At("empty.db"), StoredNews.Stored(1));
        Assert.Single(ArchiveReader.Open(_folder.At("empty.db")).Articles());

        Assert.Contains("There is no archive",
            Assert.Throws<ArchiveException>(() => ArchiveReader.Open(_folder.At("none.db"))).Message);
        Assert.Contains(
            "is a folder", Assert.Throws<ArchiveException>(() => StoredNews.OpenToWrite(_folder.Path)).Message);
    }

    [Fact]
    public void AFileThatAnotherProgramLocksSaysSo()
    {
        StoredNews.Write(Path, StoredNews.Stored(1));
        using var other = new SqliteConnection($"Data Source={Path};Pooling=False");
        other.Open();
        using var command = other.CreateCommand();
        command.CommandText = "PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE manifest SET next = next";
        command.ExecuteNonQuery();

        Assert.Contains(
            "locked by another program", Assert.Throws<ArchiveException>(() => StoredNews.Read(Path)).Message);
    }

    [UnsupportedOSPlatform("windows")]
    [Fact]
    public void AnArchiveThatMayNotBeWrittenIsReadAllTheSame()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("permissions are set in another way there");
        Assert.SkipWhen(Environment.UserName == "root", "root may write everything; .ci/run runs this as another user");
        StoredNews.Write(Path, StoredNews.Stored(1));
        var expected = StoredNews.Read(Path);
        foreach (var file in Directory.EnumerateFiles(_folder.Path).Where(f => f != Path))
            File.Delete(file);
        File.SetUnixFileMode(Path, UnixFileMode.UserRead);
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            Assert.Equal(expected, StoredNews.Read(Path));
            Assert.Contains("read-only", Assert.Throws<ArchiveException>(() => StoredNews.OpenToWrite(Path)).Message);
        }
        finally
        {
            File.SetUnixFileMode(
                _folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void SalvageFindsEveryArticleThatIsWhole()
    {
        StoredNews.Write(Path, [.. Enumerable.Range(1, 50).Select(n => StoredNews.Stored(n))]);
        Run("UPDATE articles SET body = 'x' WHERE number IN (7, 50); DELETE FROM manifest; DROP TABLE chunks");

        using var salvage = ArchiveSalvage.Open(Path);

        Assert.Equal(
            Enumerable.Range(1, 49).Where(n => n != 7).Select(n => StoredNews.Article(n)),
            salvage.Articles().Select(row => row.Article));
        Assert.Equal(2, salvage.Lost);
    }

    [Fact]
    public void VectorsAreLittleEndianSingles()
    {
        StoredNews.Write(Path, StoredNews.Stored(1));
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT vector FROM vectors LIMIT 1";

        Assert.Equal(
            StoredNews.Stored(1).Vectors[0].ToArray(),
            MemoryMarshal.Cast<byte, float>((byte[])command.ExecuteScalar()!).ToArray());
    }

    void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
