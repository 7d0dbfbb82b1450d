using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Bot.Schema;
using NewsBot.Activities.BotFramework.Schema;
using NewsBot.Articles;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace NewsBot.Activities.WebChat;

/// <summary>All that was said in one conversation, numbered; the number after the last one is its watermark.</summary>
sealed class DirectLineConversation(DirectLineTicket ticket, TimeProvider clock)
{
    // What is further back is only asked for by a client that was away for long.
    const int MostBytes = 256 * 1024;

    // A client tries again within seconds.
    const int MostSent = 32;

    // What Web Chat sorts by. Without it, it takes the first parts of two streams for those of one, and shows the
    // second answer before the first.
    const string Order = "webchat:sequence-id";

    readonly Lock _lock = new();
    readonly Queue<Entry> _entries = new();
    readonly Recent<string, string> _sent = new(MostSent, StringComparer.Ordinal);
    long _first;
    long _order;
    int _bytes;
    int _ids;
    TaskCompletionSource _changed = NewSignal();
    CancellationTokenSource? _stream;

    /// <param name="Json">The activity as it is sent.</param>
    readonly record struct Entry(byte[] Json, bool IsTyping);

    public DirectLineTicket Ticket => ticket;

    /// <summary>When its last token ends, and it with it.</summary>
    public DateTimeOffset Expiry { get; set; }

    /// <summary>Ends at the next <see cref="Add"/>.</summary>
    public Task Changed
    {
        get
        {
            lock (_lock)
                return _changed.Task;
        }
    }

    public string NewId() => string.Create(
        CultureInfo.InvariantCulture, $"{ticket.ConversationId}|{Interlocked.Increment(ref _ids):D7}");

    /// <summary>Finds the id of a message that its client has sent before; null if it has not.</summary>
    public string? IdOfSent(string clientKey)
    {
        lock (_lock)
            return _sent.TryGet(clientKey, out var id) ? id : null;
    }

    /// <summary>Remembers the id that a client's message got.</summary>
    public void KeepSent(string clientKey, string id)
    {
        lock (_lock)
            _sent.Set(clientKey, id);
    }

    public void ForgetSent(string clientKey)
    {
        lock (_lock)
            _sent.Remove(clientKey);
    }

    /// <summary>Shows it to those who read the conversation. One with the id of an earlier one takes its place in Web
    /// Chat.</summary>
    public void Add(Activity activity)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            var json = Encoding.UTF8.GetBytes(Numbered(activity).ToString(Formatting.None));
            _entries.Enqueue(new(json, activity.Type == ActivityTypes.Typing));
            _bytes += json.Length;
            while (_bytes > MostBytes && _entries.Count > 1)
            {
                _bytes -= _entries.Dequeue().Json.Length;
                _first++;
            }

            (changed, _changed) = (_changed, NewSignal());
        }

        changed.SetResult();
    }

    /// <summary>What was said from a watermark on, as Direct Line's set of activities.</summary>
    /// <param name="withTyping">Parts of streams and dots are for those who see them at once.</param>
    /// <returns>The set and its watermark; the same watermark where there is nothing new.</returns>
    public (byte[] Json, long Watermark) Since(long watermark, bool withTyping)
    {
        lock (_lock)
        {
            var end = _first + _entries.Count;
            var from = Math.Clamp(watermark, _first, end);
            return (SetOf(_entries.Skip((int)(from - _first)).Where(entry => withTyping || !entry.IsTyping), end), end);
        }
    }

    /// <summary>The one stream of the conversation: one that was opened before ends.</summary>
    /// <returns>Cancelled when there is a later one, or the conversation ends.</returns>
    public CancellationToken TakeStream()
    {
        var stream = new CancellationTokenSource();
        Interlocked.Exchange(ref _stream, stream)?.Cancel();
        return stream.Token;
    }

    public void End() => Interlocked.Exchange(ref _stream, null)?.Cancel();

    /// <summary>
    /// Adds the time, and the activity's place among all that a reader has been shown, in other conversations too.
    /// </summary>
    JObject Numbered(Activity activity)
    {
        var now = clock.GetUtcNow();
        _order = Math.Max(_order + 1, now.ToUnixTimeMilliseconds());
        var json = BotJson.ToJObject(activity);
        if (json["channelData"] is not JObject data)
            json["channelData"] = data = [];
        data[Order] = _order;
        json["timestamp"] = now.ToString("O", CultureInfo.InvariantCulture);
        return json;
    }

    static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    static byte[] SetOf(IEnumerable<Entry> entries, long watermark)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteStartArray("activities");
            foreach (var entry in entries)
                json.WriteRawValue(entry.Json, skipInputValidation: true);
            json.WriteEndArray();
            json.WriteString("watermark", watermark.ToString(CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }
}
