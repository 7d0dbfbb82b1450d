using NewsBot.Tests.Support;
using NewsBot.Vectors;
using NewsBot.Vectors.Sqlite;
using NewsBot.Vectors.Training;

namespace NewsBot.Tests.Vectors.Training;

public class ModelFileTests
{
    const string Archive = "/news/archive.db";

    static readonly EmbeddingModel Model = new EmbeddingTrainer(new() { Dimensions = 16, BatchSize = 16, Epochs = 1 })
        .Train(InventedNews.Corpus(20), progress: null, CancellationToken.None);

    static readonly byte[] File = ModelFile.Write(Model);
    static readonly Embedders Own = new(new(), cacheFolder: null, TimeProvider.System);

    [Fact]
    public void WhatWasWrittenIsReadToTheLastBit()
    {
        var read = ModelFile.Read(File);

        Assert.Equal(Model.Facts, read.Facts);
        Assert.Equal(Model.Embed("the ferry, the judge and Zoë"), read.Embed("the ferry, the judge and Zoë"));
        Assert.Equal(File, ModelFile.Write(read));
        Assert.Equal(Model.Facts, ModelFile.FactsOf(ModelFile.NameOf(File), File));
    }

    [Fact]
    public void ADamagedModelIsRefused()
    {
        for (var round = 0; round < Campaign.Of(2000); round++)
        {
            var damaged = (byte[])File.Clone();
            var random = new Random(round);
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));

            Assert.Throws<InvalidDataException>(() => ModelFile.Read(damaged));
            Assert.Throws<InvalidDataException>(() => ModelFile.Read(File[..random.Next(File.Length)]));
            Assert.Null(ModelFile.FactsOf(ModelFile.NameOf(File), damaged));
        }
    }

    [Fact]
    public void TheArchivesModelMustBeTheOneThatMadeItsVectors()
    {
        var name = ModelFile.NameOf(File);

        Assert.IsType<TrainedEmbedder>(Own.For(Archive, name, () => File).Questions);
        Assert.IsType<HashedEmbedder>(
            Own.For(Archive, HashedEmbedder.ModelId, () => throw new InvalidOperationException()).Passages);
        foreach (var refusal in (ArchiveException[])[
            Refusal("trained-16-0123456789abcdef", File), Refusal(name, null), Refusal(name, [.. File, 0])])
        {
            Assert.Contains(Archive, refusal.Message);
            Assert.Contains("'newsbot train'", refusal.Message);
        }

        Assert.Contains("made by the embedding model 'word2vec'", Refusal("word2vec", null).Message);

        static ArchiveException Refusal(string name, byte[]? file) =>
            Assert.Throws<ArchiveException>(() => Own.For(Archive, name, () => file));
    }

    [Fact]
    public async Task TheEmbedderSaysWhatItIs()
    {
        using var embedder = Own.For(Archive, ModelFile.NameOf(File), () => File).Passages;

        var embeddings = await embedder.GenerateAsync(
            ["ferry", "of the"], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(Model.Embed("ferry"), embeddings[0].Vector.ToArray());
        Assert.All(embeddings, e => Assert.Equal((ModelFile.NameOf(File), 16), (e.ModelId, e.Vector.Length)));
        await Assert.ThrowsAsync<NotSupportedException>(
            () => embedder.GenerateAsync(["ferry"], new() { Dimensions = 8 }, TestContext.Current.CancellationToken));
    }
}
