using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace NewsBot.Tests.Support.ModelServer;

/// <summary>One request over HTTP/1.1 and its reply, byte by byte: a web server does not fail on purpose.</summary>
sealed class HttpConnection : IDisposable
{
    readonly NetworkStream _stream;
    readonly CancellationTokenSource _gone;
    bool _hasBegun;

    HttpConnection(NetworkStream stream, ModelRequest request, CancellationToken stop)
    {
        _stream = stream;
        _gone = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Request = request;
        _ = WatchAsync();
    }

    public ModelRequest Request { get; }

    /// <summary>Cancelled when the client goes away.</summary>
    public CancellationToken Gone => _gone.Token;

    /// <summary>Null: the client went away before it had asked for anything.</summary>
    public static async Task<HttpConnection?> AcceptAsync(TcpClient client, CancellationToken stop)
    {
        var stream = client.GetStream();
        var head = new StringBuilder();
        var next = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(next, stop) == 0)
                return null;
            head.Append((char)next[0]);
        }

        var lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(':', 2)).ToDictionary(
            pair => pair[0].Trim(), pair => pair[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var body = new byte[int.Parse(headers["Content-Length"], CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, stop);
        using var json = JsonDocument.Parse(body);
        var key = headers.GetValueOrDefault("api-key")
            ?? headers.GetValueOrDefault("Authorization")?.Replace("Bearer ", "", StringComparison.Ordinal);
        return new(stream, new(lines[0].Split(' ')[1], json.RootElement.Clone(), key), stop);
    }

    /// <summary>The next piece of the body; before the first, the status and the headers.</summary>
    public async Task WriteAsync(string text, string type, int status = 200, string? retryAfter = null)
    {
        if (!_hasBegun)
            await SendAsync(
                $"HTTP/1.1 {status} {(status == 200 ? "OK" : "Refused")}\r\nContent-Type: {type}\r\n" +
                (retryAfter is null ? "" : $"Retry-After: {retryAfter}\r\n") +
                "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
        _hasBegun = true;
        if (text.Length > 0)
            await SendAsync($"{Encoding.UTF8.GetByteCount(text):x}\r\n{text}\r\n");
    }

    /// <summary>Without it the body is cut off.</summary>
    public Task EndAsync() => SendAsync("0\r\n\r\n");

    public void Dispose()
    {
        _gone.Dispose();
        _stream.Dispose();
    }

    async Task SendAsync(string text) => await _stream.WriteAsync(Encoding.UTF8.GetBytes(text), Gone);

    async Task WatchAsync()
    {
        try
        {
            // A client that stays says nothing more.
            await _stream.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false, Gone);
            await _gone.CancelAsync();
        }
        catch (Exception ended) when (ended is IOException or OperationCanceledException or ObjectDisposedException)
        {
            if (ended is IOException)
                await _gone.CancelAsync();
        }
    }
}
