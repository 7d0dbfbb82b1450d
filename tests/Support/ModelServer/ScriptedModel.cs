using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace NewsBot.Tests.Support.ModelServer;

/// <summary>
/// A server on this machine that speaks OpenAI's, Azure OpenAI's and Ollama's protocols by a test's script.
/// </summary>
sealed class ScriptedModel : IAsyncDisposable
{
    static readonly TimeSpan BetweenPieces = TimeSpan.FromMilliseconds(10);

    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly Func<ModelRequest, ModelReply> _script;
    readonly CancellationTokenSource _stop = new();
    readonly ConcurrentQueue<ModelRequest> _requests = new();
    readonly SemaphoreSlim _came = new(0);
    readonly TaskCompletionSource _abandoned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Task _listening;

    ScriptedModel(Func<ModelRequest, ModelReply> script)
    {
        _script = script;
        _listener.Start();
        var port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        Address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        _listening = Task.Run(ListenAsync);
    }

    /// <summary>"http://127.0.0.1:5000", the endpoint for Ollama and Azure.</summary>
    public string Address { get; }

    /// <summary>The endpoint for OpenAI's protocol.</summary>
    public string OpenAIAddress => Address + "/v1";

    /// <summary>All that came so far.</summary>
    public IReadOnlyList<ModelRequest> Requests => [.. _requests];

    /// <summary>Ends when a client has gone away before its reply was at an end.</summary>
    public Task Abandoned => _abandoned.Task.WaitAsync(TestContext.Current.CancellationToken);

    /// <param name="script">Asked for each request; it may run on several threads.</param>
    public static ScriptedModel Start(Func<ModelRequest, ModelReply> script) => new(script);

    public static ScriptedModel Start(ModelReply always) => new(_ => always);

    /// <summary>An address on this machine where nothing listens.</summary>
    public static async Task<string> NobodyAsync()
    {
        await using var server = Start(new ModelReply.NoChoices());
        return server.Address;
    }

    /// <summary>Ends when one more request has come.</summary>
    public Task NextRequestAsync() => _came.WaitAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _listening;
        _listener.Dispose();
    }

    async Task ListenAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
                open.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            using var connection = await HttpConnection.AcceptAsync(client, _stop.Token);
            if (connection is null)
                return;
            _requests.Enqueue(connection.Request);
            _came.Release();
            await ReplyAsync(connection, _script(connection.Request));
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            _abandoned.TrySetResult();
        }
    }

    static async Task ReplyAsync(HttpConnection connection, ModelReply reply)
    {
        switch (reply)
        {
            case ModelReply.Said said:
                await SayAsync(connection, said);
                break;
            case ModelReply.Embedded(var embed):
                var vectors = connection.Request.Inputs.Select(embed);
                await WholeAsync(connection, connection.Request.IsOfOllama
                    ? OllamaFormat.Embeddings(vectors)
                    : OpenAIFormat.Embeddings(vectors));
                break;
            case ModelReply.Refused(var status, var body, var wait):
                await connection.WriteAsync(body, "application/json", status, wait);
                await connection.EndAsync();
                break;
            case ModelReply.CutOff(var text):
                await PieceAsync(connection, text);
                break;
            case ModelReply.Unfinished(var text):
                await PieceAsync(connection, text);
                await connection.EndAsync();
                break;
            case ModelReply.Silent(var text):
                if (text.Length > 0)
                    await PieceAsync(connection, text);
                await Task.Delay(Timeout.Infinite, connection.Gone);
                break;
            case ModelReply.Endless(var piece):
                for (; ; await Task.Delay(BetweenPieces, connection.Gone))
                    await PieceAsync(connection, piece);
            case ModelReply.Garbage(var body):
                await WholeAsync(connection, body, "text/html");
                break;
            case ModelReply.NoChoices:
                await WholeAsync(connection, connection.Request switch
                {
                    { IsOfOllama: true } => "{}\n",
                    { IsStreamed: true } => OpenAIFormat.EmptyStream,
                    _ => OpenAIFormat.Whole(null),
                });
                break;
        }
    }

    static async Task SayAsync(HttpConnection connection, ModelReply.Said said)
    {
        var isOfOllama = connection.Request.IsOfOllama;
        if (!connection.Request.IsStreamed)
        {
            await WholeAsync(connection, isOfOllama ? OllamaFormat.Whole(said.Text) : OpenAIFormat.Whole(said.Text));
            return;
        }

        foreach (var piece in said.Text.Chunk(said.PieceLength))
            await PieceAsync(connection, new(piece));
        await WholeAsync(connection, isOfOllama ? OllamaFormat.StreamEnd : OpenAIFormat.StreamEnd);
    }

    static Task PieceAsync(HttpConnection connection, string text) => connection.Request.IsOfOllama
        ? connection.WriteAsync(OllamaFormat.Piece(text), OllamaFormat.StreamType)
        : connection.WriteAsync(OpenAIFormat.Piece(text), OpenAIFormat.StreamType);

    static async Task WholeAsync(HttpConnection connection, string body, string type = "application/json")
    {
        await connection.WriteAsync(body, type);
        await connection.EndAsync();
    }
}
