using Microsoft.Data.Sqlite;
using NewsBot.Tests.Support;
using NewsBot.Vectors.Sqlite;

namespace NewsBot.Tests.Vectors.Sqlite;

/// <summary>
/// A damaged file is refused with a reason, or was damaged where nothing stands; never is it read as something else.
/// </summary>
public sealed class CorruptionTests : IDisposable
{
    const int Rounds = 1000;

    readonly TempFolder _folder = new();

    string Path => _folder.At("archive.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ADamagedFileIsRefusedOrSaysTheSame()
    {
        var (bytes, expected) = Whole();
        var refused = 0;
        for (var round = 0; round < Campaign.Of(Rounds); round++)
        {
            WriteAlone(Damage(bytes, new Random(round)));

            try
            {
                Assert.Equal(expected, StoredNews.Read(Path));
            }
            catch (ArchiveException damage)
            {
                Assert.Contains(Path, damage.Message);
                refused++;
            }
        }

        Assert.InRange(refused, Campaign.Of(Rounds) / 2, Campaign.Of(Rounds)); // else nothing was damaged
    }

    [Fact]
    public void WritingToADamagedFileIsRefusedOrLosesNothing()
    {
        var (bytes, _) = Whole();
        for (var round = 0; round < Campaign.Of(Rounds); round++)
        {
            WriteAlone(bytes);
            StoredNews.Write(Path, StoredNews.Stored(99));
            var expected = StoredNews.Read(Path);
            WriteAlone(Damage(bytes, new Random(round)));

            try
            {
                StoredNews.Write(Path, StoredNews.Stored(99));
            }
            catch (ArchiveException)
            {
                continue;
            }

            Assert.Equal(expected, StoredNews.Read(Path));
        }
    }

    [Fact]
    public void RebuildingADamagedFileKeepsOnlyArticlesThatWereThere()
    {
        var (bytes, _) = Whole();
        var were = Enumerable.Range(1, 40).Where(n => n % 5 != 0)
            .Select(n => StoredNews.Article(n, n % 7 == 0 ? 2 : 1)).ToHashSet();
        var kept = 0;
        for (var round = 0; round < Campaign.Of(Rounds); round++)
        {
            WriteAlone(Damage(bytes, new Random(round)));

            try
            {
                using var salvage = ArchiveSalvage.Open(Path);
                var articles = salvage.Articles();
                Assert.Subset(were, articles.Select(row => row.Article).ToHashSet());
                kept += articles.Count;
            }
            catch (ArchiveException damage)
            {
                Assert.Contains(Path, damage.Message);
            }
        }

        Assert.True(kept > were.Count * Campaign.Of(Rounds) / 2, $"{kept} articles were kept");
    }

    /// <summary>With new versions and removed articles in it, so that there are free pages too.</summary>
    (byte[] Bytes, string Content) Whole()
    {
        StoredNews.Write(Path, [.. Enumerable.Range(1, 40).Select(n => StoredNews.Stored(n))]);
        using (var archive = StoredNews.OpenToWrite(Path))
        {
            archive.Write([.. Enumerable.Range(1, 5).Select(n => StoredNews.Stored(n * 7, version: 2))]);
            for (var number = 5; number <= 40; number += 5)
                Assert.True(archive.Remove($"news-{number}"));
        }

        var content = StoredNews.Read(Path);
        using (var connection = new SqliteConnection($"Data Source={Path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)"; // closed by one who may write, the log goes
            command.ExecuteNonQuery();
        }

        Assert.False(File.Exists(Path + "-wal"));
        return (File.ReadAllBytes(Path), content);
    }

    static byte[] Damage(byte[] whole, Random random)
    {
        switch (random.Next(10))
        {
            case 0: // cut off
                return whole[..random.Next(whole.Length)];
            case 1: // a run of zeros, as after a crash of the machine
                var zeroed = whole.ToArray();
                zeroed.AsSpan(random.Next(whole.Length - 4096), 4096).Clear();
                return zeroed;
            case 2: // one page in the place of another
                var moved = whole.ToArray();
                whole.AsSpan(random.Next(whole.Length / 8192) * 8192, 8192)
                    .CopyTo(moved.AsSpan(random.Next(whole.Length / 8192) * 8192));
                return moved;
            case 3: // something else
                var other = new byte[random.Next(20_000)];
                random.NextBytes(other);
                if (random.Next(2) == 0)
                    whole.AsSpan(0, Math.Min(100, other.Length)).CopyTo(other); // under the header of an archive
                return other;
            case 4: // in the first pages, where the tables are described
                return Flip(whole, random, 8192 * 3);
            default:
                return Flip(whole, random, whole.Length);
        }
    }

    static byte[] Flip(byte[] whole, Random random, int range)
    {
        var flipped = whole.ToArray();
        for (var flips = 1 + random.Next(8); flips > 0; flips--)
            flipped[random.Next(range)] ^= (byte)(1 << random.Next(8));
        return flipped;
    }

    void WriteAlone(byte[] bytes)
    {
        foreach (var suffix in (string[])["-wal", "-shm"])
            File.Delete(Path + suffix);
        File.WriteAllBytes(Path, bytes);
    }
}
