using NewsBot.Tests.Support;
using NewsBot.Tests.Support.ModelServer;
using NewsBot.Tests.Vectors.Onnx;

namespace NewsBot.Tests.Journeys;

/// <summary>Archives and folders whose vectors are made by a model outside of the program.</summary>
public sealed class EmbeddingsTests : IDisposable
{
    const string Question = "Who opened the bridge?";

    readonly TempFolder _folder = new();

    public EmbeddingsTests()
    {
        _folder.Write(
            "news/bridge.txt",
            "date 2026-01-06 Oslo, Jan 6 Mayor Ada Lund opened the bridge on Monday. It cost 40 million.");
        _folder.Write(
            "news/storm.txt", "date 2026-01-05 Lima, Jan 5 A storm closed the harbour of Lima. Nobody was hurt.");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AnArchiveOfAnotherModelIsEmbeddedAnewByAnIngestAndRefusedByAQuestion()
    {
        await using var server = ScriptedModel.Start(new ModelReply.Embedded(VectorOf));
        Assert.Equal(0, (await RunAsync(null, "ingest", _folder.At("news"))).ExitCode);

        var refused = await RunAsync(server, "ask", Question);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains(
            "made by the embedding model 'hashed-256-v1', and the settings Embeddings:* ask for 'Ollama:scripted'",
            refused.Errors);
        Assert.Contains("'newsbot archive rebuild'", refused.Errors);
        Assert.Empty(server.Requests);

        var ingested = await RunAsync(server, "ingest", _folder.At("news"));
        Assert.Equal(0, ingested.ExitCode);
        Assert.Contains("All its passages are embedded anew by 'Ollama:scripted' first.", ingested.Errors);
        Assert.Contains("of 8 dimensions, made by Ollama:scripted", (await RunAsync(server, "archive", "info")).Output);
        Assert.Equal(0, (await RunAsync(server, "archive", "check")).ExitCode);

        var answer = await RunAsync(server, "ask", Question);
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("Ada Lund opened the bridge", answer.Output);
        Assert.Equal([Question], server.Requests[^1].Inputs);

        var back = await RunAsync(null, "ask", Question);
        Assert.Contains(
            "made by the embedding model 'Ollama:scripted', and the settings Embeddings:* ask for 'hashed-256-v1'",
            back.Errors);
        Assert.Equal(0, (await RunAsync(null, "archive", "rebuild")).ExitCode);
        Assert.Equal(0, (await RunAsync(null, "ask", Question)).ExitCode);
    }

    [Fact]
    public async Task EmbeddingAnewCostsNoNewRequest()
    {
        await using var server = ScriptedModel.Start(new ModelReply.Embedded(VectorOf));
        Assert.Equal(0, (await RunAsync(server, "ingest", _folder.At("news"))).ExitCode);
        var requests = server.Requests.Count;

        Assert.Equal(0, (await RunAsync(server, "archive", "rebuild")).ExitCode);
        Assert.Equal(0, (await RunAsync(server, "ingest", _folder.At("news"))).ExitCode);

        Assert.Equal(requests, server.Requests.Count);
    }

    [Fact]
    public async Task AModelThatIsDownLeavesTheArchiveAsItWas()
    {
        Assert.Equal(0, (await RunAsync(null, "ingest", _folder.At("news/storm.txt"))).ExitCode);
        var before = await File.ReadAllBytesAsync(_folder.At("archive.db"), TestContext.Current.CancellationToken);
        await using var server = ScriptedModel.Start(new ModelReply.Refused(401));

        foreach (var verb in (string[][])[["ingest", _folder.At("news")], ["archive", "rebuild"]])
        {
            var run = await RunAsync(server, verb);
            Assert.Equal((1, ""), (run.ExitCode, run.Output));
            Assert.Contains("failed with 401: the key is not accepted", run.Errors);
            Assert.Contains("set the environment variable NEWSBOT__Embeddings__ApiKey", run.Errors);
        }

        Assert.Equal(
            before, await File.ReadAllBytesAsync(_folder.At("archive.db"), TestContext.Current.CancellationToken));
        Assert.Contains(
            "Nobody was hurt", (await RunAsync(null, "ask", "Was somebody hurt by the storm in Lima?")).Output);
    }

    [Fact]
    public async Task AModelThatFailsDuringAnIngestEndsItAndTheSameCommandGoesOn()
    {
        var isUp = false;
        await using var server = ScriptedModel.Start(request =>
            isUp || !request.Inputs[0].Contains("bridge", StringComparison.Ordinal)
                ? new ModelReply.Embedded(VectorOf)
                : new ModelReply.Refused(401));

        var stopped = await RunAsync(server, "ingest", _folder.At("news"));
        Assert.Equal(1, stopped.ExitCode);
        Assert.Contains("Stopped. What was stored is safe", stopped.Errors);
        isUp = true;
        Assert.Equal(0, (await RunAsync(server, "ingest", _folder.At("news"))).ExitCode);

        Assert.Equal(0, (await RunAsync(server, "ask", Question)).ExitCode);
    }

    [Fact]
    public async Task AnArchiveOfAnotherModelIsNotTrainedOn()
    {
        await using var server = ScriptedModel.Start(new ModelReply.Embedded(VectorOf));

        var ingested = await RunAsync(server, "ingest", _folder.At("news"), "--set", "Training:MinArticles=1");
        var trained = await RunAsync(server, "train");

        Assert.Equal(0, ingested.ExitCode);
        Assert.DoesNotContain("Trained", ingested.Output);
        Assert.Equal(2, trained.ExitCode);
        Assert.Contains("Embeddings:Provider is Ollama, and training is for Embedded", trained.Errors);
    }

    [Fact]
    public async Task AModelThatChangedUnderItsNameIsNotMixedIn()
    {
        var dimensions = 8;
        await using var server = ScriptedModel.Start(new ModelReply.Embedded(text => VectorOf(text)[..dimensions]));
        Assert.Equal(0, (await RunAsync(server, "ingest", _folder.At("news/storm.txt"))).ExitCode);
        dimensions = 4;

        var run = await RunAsync(server, "ingest", _folder.At("news"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("has 4 dimensions, and those in the archive", run.Errors);
        Assert.Equal(0, (await RunAsync(server, "archive", "check")).ExitCode);
    }

    [Fact]
    public async Task AFolderIsEmbeddedAtTheStart()
    {
        TinyModel.WriteTo(_folder);
        string[] settings =
        [
            "--set", "Articles:Path=" + _folder.At("news"),
            "--set", "Embeddings:Provider=Onnx", "--set", "Embeddings:Path=" + _folder.Path,
        ];

        var run = await Newsbot.RunAsync(new RunOptions(), ["ask", Question, .. settings]);

        Assert.Equal("", run.Errors);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Ada Lund opened the bridge", run.Output);
    }

    /// <summary>How many words of each length there are: it need not mean anything.</summary>
    static float[] VectorOf(string text)
    {
        var vector = new float[8];
        foreach (var word in text.Split(' '))
            vector[word.Length % vector.Length]++;
        return vector;
    }

    /// <param name="server">Null: by the program's own embedder.</param>
    Task<Run> RunAsync(ScriptedModel? server, params string[] arguments)
    {
        var environment = new Dictionary<string, string>
        {
            ["XDG_CACHE_HOME"] = _folder.At("cache"),
            ["NEWSBOT__Archive__Path"] = _folder.At("archive.db"),
        };
        if (server is not null)
        {
            environment["NEWSBOT__Embeddings__Provider"] = "Ollama";
            environment["NEWSBOT__Embeddings__Endpoint"] = server.Address;
            environment["NEWSBOT__Embeddings__Model"] = "scripted";
        }

        return Newsbot.RunAsync(new RunOptions(Environment: environment), arguments);
    }
}
