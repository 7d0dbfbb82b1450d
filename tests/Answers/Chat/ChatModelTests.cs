using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Answers.Chat;
using NewsBot.Providers;
using NewsBot.Tests.Support.ModelServer;

namespace NewsBot.Tests.Answers.Chat;

/// <summary>Models over HTTP, in good and bad health. Where time must pass, the test's clock is set.</summary>
public sealed class ChatModelTests
{
    const string Text = "Kim visited the site on Monday. [1]";

    static readonly ChatMessage[] Question = [new(ChatRole.System, "Be brief."), new(ChatRole.User, "Who?")];

    readonly FakeTimeProvider _clock = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, InlineData("OpenAI"), InlineData("AzureOpenAI"), InlineData("Ollama")]
    public async Task AReplyComesInPiecesWithItsUsage(string provider)
    {
        await using var server = ScriptedModel.Start(new ModelReply.Said(Text));

        var updates = await StreamAsync(ModelAt(server, provider));

        Assert.True(updates.Count(update => update.Text.Length > 0) > 5);
        var response = updates.ToChatResponse();
        Assert.Equal(Text, response.Text);
        Assert.Equal((7, 5), (response.Usage?.InputTokenCount, response.Usage?.OutputTokenCount));
        var request = Assert.Single(server.Requests);
        Assert.Equal([("system", "Be brief."), ("user", "Who?")], request.Messages);
        Assert.Equal(("scripted", "secret"), (request.Model, request.Key));
    }

    [Theory, InlineData("OpenAI"), InlineData("AzureOpenAI"), InlineData("Ollama")]
    public async Task AReplyComesAtOnce(string provider)
    {
        await using var server = ScriptedModel.Start(new ModelReply.Said(Text));

        var response = await ModelAt(server, provider).Client.GetResponseAsync(Question, cancellationToken: Stop);

        Assert.Equal((Text, 7L), (response.Text, response.Usage?.InputTokenCount));
    }

    [Fact]
    public async Task AServerOfTheSameProtocolNeedsNoKey()
    {
        await using var server = ScriptedModel.Start(new ModelReply.Said(Text));

        var updates = await StreamAsync(ModelAt(server, change: options => options.ApiKey = ""));

        Assert.Equal(Text, updates.ToChatResponse().Text);
    }

    [Theory, InlineData("OpenAI"), InlineData("Ollama")]
    public async Task AStreamThatIsCutBreaksOff(string provider)
    {
        await using var server = ScriptedModel.Start(new ModelReply.CutOff("Kim visited"));

        Assert.EndsWith("broke off its reply", await FailureOfStreamAsync(ModelAt(server, provider)));
    }

    [Theory, InlineData("OpenAI"), InlineData("Ollama")]
    public async Task AStreamWithoutItsEndBreaksOff(string provider)
    {
        await using var server = ScriptedModel.Start(new ModelReply.Unfinished("Kim visited"));

        Assert.EndsWith("broke off its reply", await FailureOfStreamAsync(ModelAt(server, provider)));
    }

    [Theory, InlineData("OpenAI"), InlineData("Ollama")]
    public async Task AReplyWithoutChoicesIsEmpty(string provider)
    {
        await using var server = ScriptedModel.Start(new ModelReply.NoChoices());

        Assert.EndsWith("sent an empty reply", await FailureOfStreamAsync(ModelAt(server, provider)));
    }

    [Theory]
    [InlineData("OpenAI", "data: {{{\n\n"), InlineData("OpenAI", "data: [1]\n\n")]
    [InlineData("OpenAI", "<html>It works!</html>")]
    [InlineData("Ollama", "<html>It works!</html>"), InlineData("Ollama", "\0\0"), InlineData("Ollama", "[]")]
    public async Task GarbageIsNoAnswer(string provider, string garbage)
    {
        await using var server = ScriptedModel.Start(new ModelReply.Garbage(garbage));

        await FailureOfStreamAsync(ModelAt(server, provider));
        var failure = await FailureAsync(ModelAt(server, provider));

        Assert.EndsWith("sent a reply that is not of its protocol", failure);
    }

    [Theory, InlineData("OpenAI"), InlineData("AzureOpenAI"), InlineData("Ollama")]
    public async Task AnErrorIsToldWithWhatTheServerSays(string provider)
    {
        await using var server = ScriptedModel.Start(
            new ModelReply.Refused(500, """{"error":{"message":"Out of\nmemory."}}"""));

        var failure = await FailureOfStreamAsync(ModelAt(server, provider));

        Assert.StartsWith($"The model 'scripted' at {server.Address}", failure);
        Assert.EndsWith("failed with 500: Out of memory", failure);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task AnErrorIsTriedAgainAsOftenAsIsSetAndNoMore()
    {
        await using var server = ScriptedModel.Start(new ModelReply.Refused(503, RetryAfter: "0"));

        await FailureOfStreamAsync(ModelAt(server, change: options => options.Retries = 2));

        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task ARequestThatComesAgainInTimeIsAnswered()
    {
        var asked = 0;
        await using var server = ScriptedModel.Start(
            _ => Interlocked.Increment(ref asked) < 3
                ? new ModelReply.Refused(429, RetryAfter: "0")
                : new ModelReply.Said(Text));

        var updates = await StreamAsync(ModelAt(server, change: options => options.Retries = 2));

        Assert.Equal((Text, 3), (updates.ToChatResponse().Text, server.Requests.Count));
    }

    [Theory, InlineData("OpenAI"), InlineData("Ollama")]
    public async Task AWaitThatIsTooLongIsNotWaitedFor(string provider)
    {
        await using var server = ScriptedModel.Start(new ModelReply.Refused(429, RetryAfter: "3600"));

        var failure = await FailureOfStreamAsync(ModelAt(server, provider, options => options.Retries = 2));

        Assert.EndsWith("failed with 429: too many requests, it asks to wait 3600 s", failure);
        Assert.Single(server.Requests);
    }

    [Theory, InlineData(401), InlineData(400)]
    public async Task TheKeyIsInNoMessage(int status)
    {
        await using var server = ScriptedModel.Start(
            new ModelReply.Refused(status, """{"error":{"message":"Incorrect key: secret"}}"""));

        var failure = await FailureOfStreamAsync(ModelAt(server));

        Assert.DoesNotContain("secret", failure);
        Assert.Contains(
            status == 401 ? "set the environment variable NEWSBOT__Chat__ApiKey" : "Incorrect key: …", failure);
    }

    [Theory, InlineData("OpenAI"), InlineData("Ollama")]
    public async Task AServerThatIsNotThereCannotBeReached(string provider)
    {
        var options = Options(provider, await ScriptedModel.NobodyAsync());

        Assert.Contains("cannot be reached: Connection refused", await FailureOfStreamAsync(Model(options)));
    }

    [Theory, InlineData("OpenAI"), InlineData("Ollama")]
    public async Task SilenceBeforeTheReplyEndsInTime(string provider)
    {
        await using var server = ScriptedModel.Start(new ModelReply.Silent());
        var failure = FailureOfStreamAsync(ModelAt(server, provider));

        await server.NextRequestAsync();
        _clock.Advance(TimeSpan.FromSeconds(30));

        Assert.EndsWith("did not answer within 30 s", await failure);
        await server.Abandoned;
    }

    [Theory, InlineData("OpenAI"), InlineData("Ollama")]
    public async Task SilenceWithinTheReplyEndsInTime(string provider)
    {
        await using var server = ScriptedModel.Start(new ModelReply.Silent("Kim"));
        await using var updates = ModelAt(server, provider).Client
            .GetStreamingResponseAsync(Question, cancellationToken: Stop).GetAsyncEnumerator(Stop);
        Assert.True(await updates.MoveNextAsync());
        var next = NextFailureAsync(updates);

        _clock.Advance(TimeSpan.FromSeconds(30));

        Assert.EndsWith("sent nothing for 30 s", await next);
        await server.Abandoned;
    }

    [Theory, InlineData("OpenAI"), InlineData("Ollama")]
    public async Task AReplyWithoutEndIsEnded(string provider)
    {
        await using var server = ScriptedModel.Start(new ModelReply.Endless("Kim "));
        await using var updates = ModelAt(server, provider).Client
            .GetStreamingResponseAsync(Question, cancellationToken: Stop).GetAsyncEnumerator(Stop);
        for (var piece = 0; piece < 3; piece++)
        {
            Assert.True(await updates.MoveNextAsync());
            _clock.Advance(TimeSpan.FromSeconds(20)); // each piece within its time, and not all of them
        }

        _clock.Advance(TimeSpan.FromSeconds(60));

        Assert.EndsWith("did not finish within 120 s", await NextFailureAsync(updates));
        await server.Abandoned;
    }

    [Theory, InlineData("OpenAI"), InlineData("AzureOpenAI"), InlineData("Ollama")]
    public async Task CancellingEndsTheRequest(string provider)
    {
        await using var server = ScriptedModel.Start(new ModelReply.Silent("Kim"));
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        await using var updates = ModelAt(server, provider).Client
            .GetStreamingResponseAsync(Question, cancellationToken: cancel.Token).GetAsyncEnumerator(cancel.Token);
        Assert.True(await updates.MoveNextAsync());
        var next = updates.MoveNextAsync().AsTask();

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
        await server.Abandoned;
    }

    [Theory, InlineData("OpenAI"), InlineData("Ollama")]
    public async Task CancellingEndsARequestThatIsNotYetAnswered(string provider)
    {
        await using var server = ScriptedModel.Start(new ModelReply.Silent());
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var response = ModelAt(server, provider).Client.GetResponseAsync(Question, cancellationToken: cancel.Token);
        await server.NextRequestAsync();

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => response);
        await server.Abandoned;
    }

    [Fact]
    public async Task AModelThatFailsAgainAndAgainIsLeftAloneForAWhile()
    {
        await using var server = ScriptedModel.Start(new ModelReply.Refused(500));
        var model = ModelAt(server);
        for (var question = 0; question < 2; question++)
            Assert.Contains("failed with 500", await FailureOfStreamAsync(model));

        Assert.EndsWith("is left alone for half a minute", await FailureOfStreamAsync(model));
        Assert.Equal(2, server.Requests.Count);

        _clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Contains("failed with 500", await FailureOfStreamAsync(model));
    }

    [Fact]
    public void OnlyThisMachineIsNotRemote()
    {
        Assert.True(Model(Options("OpenAI", "https://example.org")).Endpoint.IsRemote);
        Assert.True(Model(Options("Ollama", "http://192.168.1.5:11434")).Endpoint.IsRemote);
        Assert.False(Model(Options("Ollama", "")).Endpoint.IsRemote);
        Assert.Null(ChatModel.Of(new(), _clock));
    }

    ChatModel ModelAt(ScriptedModel server, string provider = "OpenAI", Action<ChatModelOptions>? change = null)
    {
        var options = Options(provider, server.Address);
        change?.Invoke(options);
        return Model(options);
    }

    ChatModel Model(ChatModelOptions options) => ChatModel.Of(options, _clock)!;

    static ChatModelOptions Options(string provider, string address) => new()
    {
        Provider = Enum.Parse<ChatProvider>(provider),
        Endpoint = provider == "OpenAI" ? address + "/v1" : address,
        Model = "scripted",
        ApiKey = "secret",
        Retries = 0,
    };

    static async Task<List<ChatResponseUpdate>> StreamAsync(ChatModel model)
    {
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in model.Client.GetStreamingResponseAsync(Question, cancellationToken: Stop))
            updates.Add(update);
        return updates;
    }

    static async Task<string> FailureOfStreamAsync(ChatModel model) =>
        (await Assert.ThrowsAsync<ModelException>(() => StreamAsync(model))).Message;

    static async Task<string> FailureAsync(ChatModel model) =>
        (await Assert.ThrowsAsync<ModelException>(
            () => model.Client.GetResponseAsync(Question, cancellationToken: Stop))).Message;

    static async Task<string> NextFailureAsync(IAsyncEnumerator<ChatResponseUpdate> updates) =>
        (await Assert.ThrowsAsync<ModelException>(async () =>
        {
            while (await updates.MoveNextAsync())
                Assert.NotEqual("", updates.Current.Text); // what was sent already
        })).Message;
}
