using Microsoft.Data.Sqlite;
using NewsBot.Tests.Support;
using NewsBot.Tests.Vectors.Sqlite;
using NewsBot.Tests.Vectors.Training;
using NewsBot.Vectors;
using NewsBot.Vectors.Sqlite;
using NewsBot.Vectors.Training;

namespace NewsBot.Tests;

public sealed class ArchiveTrainingTests : IDisposable
{
    static readonly TrainingOptions Options = new() { Epochs = 1, MinArticles = 30 };

    readonly TempFolder _folder = new();

    string Path => _folder.At("archive.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EveryVectorIsTheModels()
    {
        Fill(30);

        using var reader = await TrainAsync();

        var model = ModelFile.Read(reader.Model()!);
        Assert.Equal(ModelFile.NameOf(reader.Model()!), reader.Manifest.Makers.Embedder);
        Assert.Equal(30, model.Facts.Articles);
        reader.CheckAll();
        foreach (var article in reader.Articles())
            Assert.Equal(
                article.Chunks.Select(c => model.Embed(c.TextIn(article.Article.Body))),
                article.Vectors.Select(v => v.ToArray()));
    }

    [Fact]
    public async Task ATrainingThatIsStoppedChangesNothing()
    {
        Fill(30);
        var before = StoredNews.Read(Path);
        using var stop = new CancellationTokenSource();

        // The last step is done, and the exchange begins.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            using var archive = StoredNews.OpenToWrite(Path);
            await ArchiveTraining.RunAsync(archive, Options, new Watch(p => StopAt(p.Step == p.Steps)), stop.Token);
        });

        Assert.Equal(before, StoredNews.Read(Path));

        void StopAt(bool isLast)
        {
            if (isLast)
                stop.Cancel();
        }
    }

    /// <summary>What is on the disk at any moment of the exchange is what a kill would leave there.</summary>
    [Fact]
    public void AKillDuringTheExchangeLeavesTheOldStateWhole()
    {
        Fill(30);
        var before = StoredNews.Read(Path);
        var left = new List<string>();
        using (var archive = StoredNews.OpenToWrite(Path))
            archive.ReplaceVectors(archive.Manifest.Makers with { Embedder = "new" }, new byte[100_000], article =>
            {
                var copy = _folder.At($"killed-{left.Count}.db");
                foreach (var suffix in (string[])["", "-wal"])
                    if (File.Exists(Path + suffix))
                        File.Copy(Path + suffix, copy + suffix);
                left.Add(StoredNews.Read(copy));
                return [.. article.Chunks.Select(_ => new ReadOnlyMemory<float>(new float[256]))];
            });

        Assert.Equal(30, left.Count);
        Assert.All(left, state => Assert.Equal(before, state));
        Assert.NotEqual(before, StoredNews.Read(Path));
    }

    [Fact]
    public async Task ItIsDueWhenTheArchiveIsLargeEnoughAndHasOutgrownItsModel()
    {
        Fill(29);
        Assert.False(IsDue(Options));
        Fill(30);
        Assert.True(IsDue(Options));
        Assert.False(IsDue(new() { MinArticles = 30, Automatic = false }));

        (await TrainAsync()).Dispose();
        Assert.False(IsDue(Options));
        Fill(44);
        Assert.False(IsDue(Options));
        Fill(45);
        Assert.True(IsDue(Options));
    }

    [Fact]
    public async Task AnArchiveThatIsTooSmallSaysHowMuchIsMissing()
    {
        Fill(1);
        using var archive = StoredNews.OpenToWrite(Path);

        var refusal = await Assert.ThrowsAsync<ArchiveException>(
            () => ArchiveTraining.RunAsync(archive, Options, progress: null, CancellationToken.None));

        Assert.Contains("and training needs 16", refusal.Message);
        Assert.Contains(Path, refusal.Message);
    }

    [Fact]
    public async Task ADamagedModelIsDamageOfTheArchive()
    {
        Fill(30);
        (await TrainAsync()).Dispose();
        using (var connection = new SqliteConnection($"Data Source={Path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE models SET model = zeroblob(length(model))";
            command.ExecuteNonQuery();
        }

        var damage = Assert.Throws<ArchiveException>(() => StoredNews.Read(Path));

        Assert.Contains("its embedding model does not match its checksum", damage.Message);
        Assert.Contains("'newsbot archive rebuild'", damage.Message);
    }

    /// <summary>Articles of three passages each; those that are there stay as they are.</summary>
    void Fill(int articles)
    {
        using var archive = StoredNews.OpenToWrite(Path);
        archive.Write([.. InventedNews.Articles(articles)
            .Where(a => archive.ChangeBy(a.Article) is ArchiveChange.New)
            .Select(a => a with { Vectors = [.. a.Chunks.Select(c => Hashed(c.TextIn(a.Article.Body)))] })]);

        static ReadOnlyMemory<float> Hashed(string text) => HashedEmbedder.Embed(text);
    }

    bool IsDue(TrainingOptions options)
    {
        using var archive = StoredNews.OpenToWrite(Path);
        return ArchiveTraining.IsDue(archive, options);
    }

    async Task<ArchiveReader> TrainAsync()
    {
        using (var archive = StoredNews.OpenToWrite(Path))
            await ArchiveTraining.RunAsync(archive, Options, progress: null, CancellationToken.None);
        return ArchiveReader.Open(Path);
    }

    sealed class Watch(Action<TrainingProgress> watch) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => watch(value);
    }
}
