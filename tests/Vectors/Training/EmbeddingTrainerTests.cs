using System.Numerics.Tensors;
using NewsBot.Vectors.Training;

namespace NewsBot.Tests.Vectors.Training;

public class EmbeddingTrainerTests
{
    static readonly TrainerSettings Settings = new()
    {
        Dimensions = 32,
        BatchSize = 64,
        Epochs = 6,
        StepsPerPass = 1,
        FewestSteps = 0,
    };

    [Fact]
    public void TheSameSeedGivesTheSameBitsOnAnyNumberOfCores()
    {
        var corpus = InventedNews.Corpus(120);

        var once = ModelFile.Write(Train(corpus, Settings with { Cores = 1 }));

        Assert.Equal(once, ModelFile.Write(Train(corpus, Settings with { Cores = 1 })));
        Assert.Equal(once, ModelFile.Write(Train(corpus, Settings with { Cores = 2 })));
        Assert.Equal(once, ModelFile.Write(Train(InventedNews.Corpus(120), Settings with { Cores = 3 })));
        Assert.NotEqual(once, ModelFile.Write(Train(corpus, Settings with { Seed = 2 })));
    }

    [Fact]
    public void TheLossFallsFromPassToPass()
    {
        var losses = new SortedDictionary<int, double>();

        Train(
            InventedNews.Corpus(240, topics: 48), Settings,
            new Watch(progress => losses[progress.Epoch] = progress.Loss));

        Assert.True(losses.Count >= Settings.Epochs);
        Assert.True(losses[2] < losses[1]);
        Assert.True(losses[losses.Count] < losses[1] - 0.5, string.Join(' ', losses.Values));
    }

    [Fact]
    public void WordsThatMeanTheSameEndUpNear()
    {
        var model = Train(InventedNews.Corpus(480, topics: 48), Settings with { Epochs = 10 });

        var alike = from one in InventedNews.Synonyms
                    from other in InventedNews.Synonyms
                    select (IsPair: one == other, Cosine: Dot(model.Embed(one.One), model.Embed(other.Other)));
        var nearness = alike.ToLookup(a => a.IsPair, a => a.Cosine);
        Assert.True(nearness[true].Average() > 0.3f, $"synonyms: {nearness[true].Average()}");
        Assert.True(nearness[false].Average() < 0.1f, $"others: {nearness[false].Average()}");

        static float Dot(float[] left, float[] right) => TensorPrimitives.Dot<float>(left, right);
    }

    [Fact]
    public void ItStopsWhenItIsToldTo()
    {
        using var stop = new CancellationTokenSource();
        var steps = 0;
        var watch = new Watch(progress =>
        {
            steps = progress.Step;
            stop.Cancel();
        });

        Assert.Throws<OperationCanceledException>(
            () => new EmbeddingTrainer(Settings).Train(InventedNews.Corpus(120), watch, stop.Token));
        Assert.Equal(1, steps);
    }

    [Fact]
    public void ATextHasTheVectorThatItsCodesHave()
    {
        var articles = InventedNews.Articles(60);
        var corpus = CorpusReader.Read(articles, cores: 2, CancellationToken.None);
        var model = Train(corpus, Settings);
        var passage = 0;

        foreach (var article in articles)
            foreach (var chunk in article.Chunks)
            {
                var vector = model.Embed(chunk.TextIn(article.Article.Body));
                Assert.Equal(model.Embed(corpus.Codes(corpus.Passages[passage++].Text)), vector);
                Assert.Equal(1, TensorPrimitives.Norm<float>(vector), 1e-5);
            }

        Assert.Equal(180, passage);
        Assert.All(model.Embed("the of"), value => Assert.Equal(0, value));
    }

    [Fact]
    public void OrderAndCaseDoNotMatterAndHowOftenDoes()
    {
        var model = Train(InventedNews.Corpus(60), Settings);

        Assert.Equal(model.Embed("ferry harbour"), model.Embed("The harbour, the FERRY!"));
        Assert.NotEqual(model.Embed("ferry harbour"), model.Embed("ferry harbour harbour"));
    }

    static EmbeddingModel Train(
        TrainingCorpus corpus, TrainerSettings settings, IProgress<TrainingProgress>? progress = null) =>
        new EmbeddingTrainer(settings).Train(corpus, progress, CancellationToken.None);

    sealed class Watch(Action<TrainingProgress> watch) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => watch(value);
    }
}
