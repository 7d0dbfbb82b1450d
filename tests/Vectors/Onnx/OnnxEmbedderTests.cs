using NewsBot.Providers;
using NewsBot.Tests.Support;
using NewsBot.Vectors;
using NewsBot.Vectors.Onnx;

namespace NewsBot.Tests.Vectors.Onnx;

public sealed class OnnxEmbedderTests : IDisposable
{
    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Computed by hand: [CLS] is (1, 0), [SEP] is (0, 1), rain (2, 2), snow (4, 0), ##fall (0, 4), other words (0, 0).
    [Theory]
    [InlineData("rain", 1, 1)]
    [InlineData("Snowfall", 1.25, 1.25)]
    [InlineData("rain snow", 1.75, 0.75)]
    [InlineData("hail", 1 / 3.0, 1 / 3.0)]
    [InlineData("", 0.5, 0.5)]
    public async Task AVectorIsTheMeanOfItsTokens(string text, double x, double y)
    {
        TinyModel.WriteTo(_folder);

        var vector = await EmbedAsync(text, normalize: false);

        Assert.Equal([(float)x, (float)y], vector);
    }

    [Fact]
    public async Task OrTheFirstTokens()
    {
        TinyModel.WriteTo(_folder, "token_type_ids");

        var vector = await EmbedAsync("rain snow", pooling: TokenPooling.Cls);

        Assert.Equal([1f, 0f], vector);
    }

    [Fact] // (1.75, 0.75) has the length √3.625
    public async Task OfLengthOne()
    {
        TinyModel.WriteTo(_folder);

        var vector = await EmbedAsync("rain snow");

        Assert.Equal([1.75 / Math.Sqrt(3.625), 0.75 / Math.Sqrt(3.625)], vector.Select(value => (double)value), Near);
    }

    [Fact]
    public async Task ATextInABatchHasTheVectorThatItHasAlone()
    {
        TinyModel.WriteTo(_folder);
        string[] texts = ["rain", "snowfall rain snow rain", "", "snow", "rain", "hail rain snowfall"];
        using var embedder = OnnxEmbedder.Open(Options());

        var together = await embedder.GenerateAsync(texts, null, TestContext.Current.CancellationToken);
        var several = await Task.WhenAll(Enumerable.Repeat(texts, 8).Select(
            each => embedder.GenerateAsync(each, null, TestContext.Current.CancellationToken)));

        for (var text = 0; text < texts.Length; text++)
        {
            var alone = await EmbedAsync(texts[text]);
            Assert.Equal(alone, together[text].Vector.ToArray());
            Assert.All(several, made => Assert.Equal(alone, made[text].Vector.ToArray()));
        }
    }

    [Fact]
    public async Task WhatIsTooLongLosesItsEnd()
    {
        TinyModel.WriteTo(_folder);
        _folder.Write("sentence_bert_config.json", """{ "max_seq_length": 3 }""");

        var vector = await EmbedAsync("rain snow snow snow", normalize: false);

        Assert.Equal([1f, 1f], vector);
    }

    [Fact]
    public void TheNameIsOfTheFilesAndOfWhatChangesAVector()
    {
        TinyModel.WriteTo(_folder);
        var names = new List<string> { OnnxFolder.NameOf(Options()) };
        names.Add(OnnxFolder.NameOf(Options(pooling: TokenPooling.Cls)));
        names.Add(OnnxFolder.NameOf(Options(normalize: false)));
        _folder.Write("sentence_bert_config.json", """{ "max_seq_length": 3 }""");
        names.Add(OnnxFolder.NameOf(Options()));

        Assert.Distinct(names);
        Assert.Equal(names[^1], OnnxFolder.NameOf(Options()));
    }

    [Fact]
    public async Task AFolderThatIsNoModelSaysWhatIsMissing()
    {
        Assert.StartsWith("There is no model.onnx in the folder", await FailureAsync());
        _folder.Write("model.onnx", "no model");
        Assert.StartsWith("There is no tokenizer in the folder", await FailureAsync());
        _folder.Write("vocab.txt", "rain\n");
        Assert.StartsWith("The tokenizer in", await FailureAsync());
        TinyModel.WriteTo(_folder, "pixel_values");
        Assert.Contains("wants an input 'pixel_values'", await FailureAsync());
        _folder.Write("model.onnx", "no model");
        Assert.Contains("model.onnx cannot be read", await FailureAsync());
        _folder.Write("tokenizer_config.json", "{");
        Assert.Contains("tokenizer_config.json cannot be read", await FailureAsync());
    }

    static bool Near(double expected, double actual) => Math.Abs(expected - actual) < 1e-6;

    EmbeddingOptions Options(TokenPooling pooling = TokenPooling.Mean, bool normalize = true) => new()
    {
        Provider = EmbeddingProvider.Onnx,
        Path = _folder.Path,
        Pooling = pooling,
        Normalize = normalize,
        BatchSize = 4,
    };

    async Task<float[]> EmbedAsync(string text, TokenPooling pooling = TokenPooling.Mean, bool normalize = true)
    {
        using var embedder = OnnxEmbedder.Open(Options(pooling, normalize));
        return (await embedder.GenerateAsync([text], null, TestContext.Current.CancellationToken))[0].Vector.ToArray();
    }

    async Task<string> FailureAsync() => (await Assert.ThrowsAsync<ModelException>(() => EmbedAsync("rain"))).Message;
}
