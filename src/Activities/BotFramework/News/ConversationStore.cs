namespace NewsBot.Activities.BotFramework.News;

/// <summary>Conversations by their keys, in memory: the most recent ones.</summary>
/// <param name="most">How many; those that are silent longest are forgotten first.</param>
/// <remarks>
/// An ETag tells whether somebody else has written in between. In one process turns of a conversation follow each
/// other; a
/// store that several processes share will need it.
/// </remarks>
sealed class ConversationStore(int most)
{
    readonly Lock _lock = new();
    readonly Dictionary<string, LinkedListNode<Entry>> _byKey = new(StringComparer.Ordinal);
    readonly LinkedList<Entry> _byUse = new();
    long _versions;

    sealed record Entry(string Key, ConversationState State, long ETag);

    /// <returns>The state; null and 0 for one that is not known.</returns>
    public (ConversationState? State, long ETag) Read(string key)
    {
        lock (_lock)
        {
            if (!_byKey.TryGetValue(key, out var node))
                return (null, 0);
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return (node.Value.State, node.Value.ETag);
        }
    }

    /// <param name="etag">That of the state that the new one was made from.</param>
    /// <returns>The new ETag; null when the state is another one by now, and nothing was written.</returns>
    public long? Write(string key, ConversationState state, long etag)
    {
        lock (_lock)
        {
            var node = _byKey.GetValueOrDefault(key);
            if ((node?.Value.ETag ?? 0) != etag)
                return null;
            if (node is not null)
                _byUse.Remove(node);
            _byKey[key] = _byUse.AddFirst(new Entry(key, state, ++_versions));
            if (_byKey.Count > most && _byUse.Last is { } oldest)
            {
                _byUse.RemoveLast();
                _byKey.Remove(oldest.Value.Key);
            }

            return _versions;
        }
    }

    public void Forget(string key)
    {
        lock (_lock)
            if (_byKey.Remove(key, out var node))
                _byUse.Remove(node);
    }
}
