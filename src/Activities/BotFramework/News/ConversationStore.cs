using NewsBot.Articles;

namespace NewsBot.Activities.BotFramework.News;

/// <summary>Conversations by their keys, in memory: the most recent ones.</summary>
/// <param name="most">How many; those that are silent longest are forgotten first.</param>
/// <remarks>
/// An ETag tells whether somebody else has written in between. In one process turns of a conversation follow each
/// other; a store that several processes share will need it.
/// </remarks>
sealed class ConversationStore(int most)
{
    readonly Lock _lock = new();
    readonly Recent<string, Entry> _entries = new(most, StringComparer.Ordinal);
    long _versions;

    sealed record Entry(ConversationState State, long ETag);

    /// <returns>The state; null and 0 for one that is not known.</returns>
    public (ConversationState? State, long ETag) Read(string key)
    {
        lock (_lock)
            return _entries.TryGet(key, out var entry) ? (entry.State, entry.ETag) : (null, 0);
    }

    /// <param name="etag">That of the state that the new one was made from.</param>
    /// <returns>The new ETag; null when the state is another one by now, and nothing was written.</returns>
    public long? Write(string key, ConversationState state, long etag)
    {
        lock (_lock)
        {
            if ((_entries.TryGet(key, out var entry) ? entry.ETag : 0) != etag)
                return null;
            _entries.Set(key, new(state, ++_versions));
            return _versions;
        }
    }

    public void Forget(string key)
    {
        lock (_lock)
            _entries.Remove(key);
    }
}
