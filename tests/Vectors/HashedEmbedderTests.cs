using System.Numerics.Tensors;
using CsCheck;
using Microsoft.Extensions.AI;
using NewsBot.Language;
using NewsBot.Vectors;

namespace NewsBot.Tests.Vectors;

public class HashedEmbedderTests
{
    [Fact] // a change of these values is a change of the algorithm: give ModelId a new version
    public void TheVectorsOfThisVersionDoNotChange()
    {
        var vector = HashedEmbedder.Embed("Kim Jong-un visited the museum of Korea’s 10,000 soldiers.");

        Assert.Equal("hashed-256-v1", HashedEmbedder.ModelId);
        Assert.Equal([0, -0.025633838f, 0.0595442168f, 0], vector[..4]);
        Assert.Equal(182, Array.IndexOf(vector, vector.Max()));
        Assert.Equal([0, 0, -0.025633838f, 0], vector[200..204]);
    }

    [Fact]
    public void AnyTextGivesAUnitVectorOrZero() =>
        Gen.String.Sample(text =>
        {
            var vector = HashedEmbedder.Embed(text);
            var hasWords = TextAnalyzer.Words(text).Count > 0;

            Assert.Equal(HashedEmbedder.Dimensions, vector.Length);
            Assert.All(vector, value => Assert.True(float.IsFinite(value)));
            Assert.InRange(TensorPrimitives.Norm(vector), hasWords ? 0.999f : 0, hasWords ? 1.001f : 0);
        });

    [Theory]
    [InlineData("")]
    [InlineData(" … ?! ")]
    public void ATextWithoutWordsGivesTheZeroVector(string text) =>
        Assert.All(HashedEmbedder.Embed(text), value => Assert.Equal(0, value));

    [Fact]
    public void InflectionsAreNearAndOtherTopicsAreFar()
    {
        var launched = HashedEmbedder.Embed("North Korea launched a missile");
        var launches = HashedEmbedder.Embed("The North Koreans launch missiles");
        var budget = HashedEmbedder.Embed("Parliament debated the budget on Tuesday");

        Assert.True(TensorPrimitives.Dot(launched, launches) > 0.4f);
        Assert.True(TensorPrimitives.Dot(launched, budget) < 0.3f);
    }

    [Fact]
    public void StopWordsHardlyMatter()
    {
        var plain = HashedEmbedder.Embed("museum opened");
        var wordy = HashedEmbedder.Embed("the museum was opened");

        Assert.True(TensorPrimitives.Dot(plain, wordy) > 0.7f);
    }

    [Fact]
    public void ALongTextIsEmbedded()
    {
        var text = string.Join(' ', Enumerable.Range(0, 5000).Select(i => $"word{i}x{i % 7}"));

        Assert.Equal(1, TensorPrimitives.Norm(HashedEmbedder.Embed(text)), 0.001);
    }

    [Fact]
    public async Task ABatchGivesTheVectorsInOrder()
    {
        using var embedder = new HashedEmbedder();

        var embeddings = await embedder.GenerateAsync(
            ["one", "two"], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(HashedEmbedder.Embed("one"), embeddings[0].Vector.ToArray());
        Assert.Equal(HashedEmbedder.Embed("two"), embeddings[1].Vector.ToArray());
    }

    [Fact]
    public void ItSaysWhatItIs()
    {
        using IEmbeddingGenerator embedder = new HashedEmbedder();

        var metadata = (EmbeddingGeneratorMetadata)embedder.GetService(typeof(EmbeddingGeneratorMetadata))!;

        Assert.Equal(("newsbot", "hashed-256-v1", 256),
            (metadata.ProviderName, metadata.DefaultModelId, metadata.DefaultModelDimensions));
        Assert.Same(embedder, embedder.GetService(typeof(HashedEmbedder)));
        Assert.Null(embedder.GetService(typeof(HashedEmbedder), "key"));
        Assert.Null(embedder.GetService(typeof(string)));
    }

    [Fact]
    public async Task OtherDimensionsAreRefused()
    {
        using var embedder = new HashedEmbedder();

        var refused = await Assert.ThrowsAsync<NotSupportedException>(() => embedder.GenerateAsync(
            ["one"], new() { Dimensions = 64 }, TestContext.Current.CancellationToken));

        Assert.Equal("hashed-256-v1 has 256 dimensions, not 64.", refused.Message);
    }

    [Fact]
    public async Task CancellingStops()
    {
        using var embedder = new HashedEmbedder();

        await Assert.ThrowsAsync<OperationCanceledException>(
            () => embedder.GenerateAsync(["one"], cancellationToken: new CancellationToken(canceled: true)));
    }
}
