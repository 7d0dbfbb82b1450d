using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace NewsBot.Tests.Activities.WebChat;

/// <summary>A conversation's stream, read one activity at a time: a frame may have several.</summary>
sealed class DirectLineSocket : IDisposable
{
    // Nothing here takes as long: a test that waits for what does not come fails, and does not hang.
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    readonly ClientWebSocket _socket = new();
    readonly Queue<(JsonNode Activity, string Watermark)> _unread = new();

    public static async Task<DirectLineSocket> OpenAsync(string streamUrl, string? origin = null)
    {
        var stream = new DirectLineSocket();
        if (origin is not null)
            stream._socket.Options.SetRequestHeader("Origin", origin);
        await stream._socket.ConnectAsync(new(streamUrl), TestContext.Current.CancellationToken);
        return stream;
    }

    /// <summary>Reads until something was said that counts.</summary>
    public async Task<(JsonNode Activity, string Watermark)> ReadAsync(Func<JsonNode, bool> counts)
    {
        while (true)
        {
            while (_unread.TryDequeue(out var read))
                if (counts(read.Activity))
                    return read;
            var frame = await ReadFrameAsync().WaitAsync(Patience, TestContext.Current.CancellationToken);
            var set = JsonNode.Parse(frame)!;
            foreach (var activity in set["activities"]!.AsArray())
                _unread.Enqueue((activity!, (string)set["watermark"]!));
        }
    }

    async Task<string> ReadFrameAsync()
    {
        var text = new StringBuilder();
        var part = new byte[4096];
        while (true)
        {
            var read = await _socket.ReceiveAsync(part, TestContext.Current.CancellationToken);
            text.Append(Encoding.UTF8.GetString(part, 0, read.Count));
            if (read.EndOfMessage)
                return text.ToString();
        }
    }

    public void Dispose() => _socket.Dispose();
}
