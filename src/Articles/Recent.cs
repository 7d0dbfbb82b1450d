using System.Diagnostics.CodeAnalysis;

namespace NewsBot.Articles;

/// <summary>Values by their keys: those that were used last. For one thread at a time.</summary>
/// <param name="most">How many are kept; the one that was not used for longest goes first.</param>
sealed class Recent<TKey, TValue>(int most, IEqualityComparer<TKey>? comparer = null) where TKey : class
{
    readonly Dictionary<TKey, LinkedListNode<Entry>> _byKey = new(comparer);
    readonly LinkedList<Entry> _byUse = new();

    sealed record Entry(TKey Key, TValue Value);

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (!_byKey.TryGetValue(key, out var node))
        {
            value = default;
            return false;
        }

        if (_byUse.First != node)
        {
            _byUse.Remove(node);
            _byUse.AddFirst(node);
        }

        value = node.Value.Value;
        return true;
    }

    /// <summary>Adds the value, or puts it in the place of the one that is there.</summary>
    public void Set(TKey key, TValue value)
    {
        Remove(key);
        _byKey[key] = _byUse.AddFirst(new Entry(key, value));
        if (_byKey.Count > most)
            Remove(_byUse.Last!.Value.Key);
    }

    public void Remove(TKey key)
    {
        if (_byKey.Remove(key, out var node))
            _byUse.Remove(node);
    }
}
