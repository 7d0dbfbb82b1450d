using System.IO.Hashing;
using System.Runtime.InteropServices;
using Microsoft.Bot.Schema;
using NewsBot.Activities.BotFramework.Schema;
using Newtonsoft.Json.Linq;

namespace NewsBot.Activities.BotFramework.Turns;

/// <summary>The messages that have come: a channel or client that missed the answer sends one again.</summary>
sealed class RecentActivities
{
    const int MostKnown = 8192;

    readonly Lock _lock = new();
    readonly HashSet<UInt128> _known = [];
    readonly Queue<UInt128> _byAge = new();

    /// <summary>True at the first time. A message without any id is always new.</summary>
    /// <remarks>
    /// A client that tries again keeps its own id and its words, and the channel may give the message a new id.
    /// </remarks>
    public bool IsNew(Activity activity, string conversation)
    {
        UInt128[] keys = [.. KeysOf(activity, conversation)];
        lock (_lock)
        {
            if (keys.Any(_known.Contains))
                return false;
            foreach (var key in keys)
                if (_known.Add(key))
                    _byAge.Enqueue(key);
            while (_byAge.Count > MostKnown)
                _known.Remove(_byAge.Dequeue());
            return true;
        }
    }

    /// <summary>Lets it come again, since nothing was done about it.</summary>
    public void Forget(Activity activity, string conversation)
    {
        lock (_lock)
            foreach (var key in KeysOf(activity, conversation))
                _known.Remove(key);
    }

    /// <summary>
    /// Tells a message from the others of its sender by its client's id and its words; null if the client gave no id.
    /// </summary>
    /// <returns>Fewer than 300 characters, however long the words are.</returns>
    public static string? ClientKeyOf(Activity activity) =>
        (activity.ChannelData as JToken).TextAt("clientActivityID") is { Length: > 0 and < 256 } id
            ? $"{id}\n{Hash(activity.Text ?? "")}" : null;

    // Hashes, since ids and texts may be long.
    static IEnumerable<UInt128> KeysOf(Activity activity, string conversation)
    {
        if (activity.Id is { Length: > 0 } id)
            yield return Hash($"{conversation}\n{activity.Type}\n{id}");
        if (ClientKeyOf(activity) is { } clientKey)
            yield return Hash($"{conversation}\n{activity.From?.Id}\nclient\n{clientKey}");
    }

    static UInt128 Hash(string key) => XxHash128.HashToUInt128(MemoryMarshal.AsBytes(key.AsSpan()));
}
