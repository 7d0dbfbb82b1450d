using NewsBot.Activities.BotFramework.Schema;

namespace NewsBot.Activities.BotFramework.Turns;

/// <summary>Which messages have come: a channel that missed the answer sends one again.</summary>
sealed class RecentActivities
{
    const int MostKnown = 4096;

    readonly Lock _lock = new();
    readonly HashSet<string> _known = new(StringComparer.Ordinal);
    readonly Queue<string> _byAge = new();

    /// <summary>True at the first time. What has no id is always new.</summary>
    public bool IsNew(Activity activity)
    {
        if (activity.Id is not { Length: > 0 })
            return true;
        lock (_lock)
        {
            var key = KeyOf(activity);
            if (!_known.Add(key))
                return false;
            _byAge.Enqueue(key);
            if (_byAge.Count > MostKnown)
                _known.Remove(_byAge.Dequeue());
            return true;
        }
    }

    /// <summary>Nothing was done about it: it may come again.</summary>
    public void Forget(Activity activity)
    {
        lock (_lock)
            _known.Remove(KeyOf(activity));
    }

    static string KeyOf(Activity activity) => $"{TurnContext.KeyOf(activity)}\n{activity.Id}";
}
