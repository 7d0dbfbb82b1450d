using Microsoft.Extensions.Time.Testing;
using NewsBot.Providers;
using NewsBot.Tests.Support;
using NewsBot.Tests.Support.ModelServer;
using NewsBot.Vectors;
using NewsBot.Vectors.External;

namespace NewsBot.Tests.Vectors.External;

/// <summary>Embeddings over HTTP, and what is kept of them.</summary>
public sealed class ExternalEmbedderTests : IDisposable
{
    static readonly ModelReply Lengths = new ModelReply.Embedded(text => [text.Length, 1, -0.5f]);

    readonly TempFolder _folder = new();
    readonly FakeTimeProvider _clock = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory, InlineData("OpenAI"), InlineData("AzureOpenAI"), InlineData("Ollama")]
    public async Task TextsAreEmbeddedInBatchesAndInTheirOrder(string provider)
    {
        await using var server = ScriptedModel.Start(Lengths);
        var embedder = Embedder(
            server, provider, options => (options.BatchSize, options.PassagePrefix) = (2, "passage: "));

        var vectors = await embedder.Passages.GenerateAsync(["a", "bb", "ccc", "", "e"], cancellationToken: Stop);

        Assert.Equal([10f, 11f, 12f, 9f, 10f], vectors.Select(made => made.Vector.Span[0]));
        Assert.Equal([1f, -0.5f], vectors[0].Vector[1..].ToArray());
        Assert.Equal(["passage: a passage: bb", "passage: ccc passage: ", "passage: e"],
            server.Requests.Select(request => string.Join(' ', request.Inputs)));
        Assert.All(server.Requests, request => Assert.Equal(("scripted", "secret"), (request.Model, request.Key)));
        Assert.Equal(3, await embedder.DimensionsAsync(Stop));
    }

    [Fact]
    public async Task QuestionsHaveAPrefixOfTheirOwn()
    {
        await using var server = ScriptedModel.Start(Lengths);
        var embedder = Embedder(
            server, change: options => (options.QueryPrefix, options.PassagePrefix) = ("query: ", "passage: "));

        await embedder.Questions.GenerateAsync(["a"], cancellationToken: Stop);

        Assert.Equal(["query: a"], Assert.Single(server.Requests).Inputs);
        Assert.Equal("Ollama:scripted after 'passage: '", embedder.Name);
    }

    [Theory]
    [InlineData("OpenAI", """{"object":"list","data":[]}""", "sent 0 vectors for 1 texts")]
    [InlineData("Ollama", """{"embeddings":[[1],[2]]}""", "sent 2 vectors for 1 texts")]
    [InlineData("Ollama", """{"embeddings":[[]]}""", "sent a vector that is empty or has numbers in it that are none")]
    [InlineData("OpenAI", "It works!", "sent a reply that is not of its protocol")]
    [InlineData("Ollama", "It works!", "sent a reply that is not of its protocol")]
    public async Task AReplyThatIsNoneIsRefused(string provider, string body, string expected)
    {
        await using var server = ScriptedModel.Start(new ModelReply.Garbage(body));

        Assert.EndsWith(expected, (await FailureAsync(Embedder(server, provider))).Message);
    }

    [Theory, InlineData(400, true), InlineData(500, false), InlineData(401, false)]
    public async Task WhetherAnotherTextMayBeEmbeddedIsTold(int status, bool isAboutTheRequest)
    {
        await using var server = ScriptedModel.Start(new ModelReply.Refused(status));

        Assert.Equal(isAboutTheRequest, (await FailureAsync(Embedder(server))).IsAboutTheRequest);
    }

    [Theory, InlineData("OpenAI"), InlineData("Ollama")]
    public async Task SilenceEndsInTime(string provider)
    {
        await using var server = ScriptedModel.Start(new ModelReply.Silent());
        var failure = FailureAsync(Embedder(server, provider));

        await server.NextRequestAsync();
        _clock.Advance(TimeSpan.FromSeconds(60));

        Assert.EndsWith("did not answer within 60 s", (await failure).Message);
    }

    [Theory, InlineData("OpenAI"), InlineData("Ollama")]
    public async Task CancellingEndsTheRequest(string provider)
    {
        await using var server = ScriptedModel.Start(new ModelReply.Silent());
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var embedding = Embedder(server, provider).Passages.GenerateAsync(["a"], cancellationToken: cancel.Token);
        await server.NextRequestAsync();

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => embedding);
        await server.Abandoned;
    }

    [Fact]
    public async Task WhatWasEmbeddedIsNotEmbeddedAgain()
    {
        await using var server = ScriptedModel.Start(Lengths);
        await Embedder(server).Passages.GenerateAsync(["a", "bb"], cancellationToken: Stop);

        var again = await Embedder(server).Passages.GenerateAsync(["bb", "ccc", "a"], cancellationToken: Stop);

        Assert.Equal([2f, 3f, 1f], again.Select(made => made.Vector.Span[0]));
        Assert.Equal(["a bb", "ccc"], server.Requests.Select(request => string.Join(' ', request.Inputs)));
    }

    [Fact]
    public async Task AnotherModelOrPrefixIsAnotherVector()
    {
        await using var server = ScriptedModel.Start(Lengths);

        foreach (var (model, prefix) in new[] { ("one", ""), ("two", ""), ("one", "a") })
            await Embedder(server, change: options => (options.Model, options.PassagePrefix) = (model, prefix))
                .Passages.GenerateAsync(["a"], cancellationToken: Stop);

        Assert.Equal(3, server.Requests.Count);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task WithoutACacheThatCanBeUsedEachTextIsEmbeddedAnew(bool isSet)
    {
        await using var server = ScriptedModel.Start(Lengths);
        _folder.Write("embeddings.db", "no database");

        for (var time = 0; time < 2; time++)
            await Embedder(server, change: options => options.Cache = isSet)
                .Passages.GenerateAsync(["a"], cancellationToken: Stop);

        Assert.Equal(2, server.Requests.Count);
    }

    Embedder Embedder(ScriptedModel server, string provider = "Ollama", Action<EmbeddingOptions>? change = null)
    {
        var options = new EmbeddingOptions
        {
            Provider = Enum.Parse<EmbeddingProvider>(provider),
            Endpoint = provider == "OpenAI" ? server.OpenAIAddress : server.Address,
            Model = "scripted",
            ApiKey = "secret",
            Retries = 0,
        };
        change?.Invoke(options);
        return ExternalEmbedder.Create(options, _folder.Path, _clock);
    }

    static Task<ModelException> FailureAsync(Embedder embedder) =>
        Assert.ThrowsAsync<ModelException>(() => embedder.Passages.GenerateAsync(["a"], cancellationToken: Stop));
}
