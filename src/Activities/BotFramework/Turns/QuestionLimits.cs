using System.Runtime.InteropServices;
using Microsoft.Bot.Schema;

namespace NewsBot.Activities.BotFramework.Turns;

/// <summary>How many messages a person, and a conversation of many, may send in a minute.</summary>
/// <remarks>
/// The generic cell rate algorithm (ITU-T I.371): a minute's messages may come at once, and each is made good
/// after its share of the minute. The limiters of the framework know no <see cref="TimeProvider"/>.
/// </remarks>
sealed class QuestionLimits(BotOptions options, TimeProvider clock)
{
    // A person who changes their mind about a few answers; more is a program.
    const int FeedbackPerMinute = 10;

    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    readonly Lock _lock = new();
    readonly Dictionary<string, Account> _accounts = new(StringComparer.Ordinal);
    DateTimeOffset _swept;

    /// <param name="Free">When all that was sent is made good.</param>
    /// <param name="IsTold">Whether its sender knows that it was too much.</param>
    record struct Account(DateTimeOffset Free, bool IsTold);

    /// <summary>Counts a message, unless it is one too many.</summary>
    /// <returns>
    /// How long to wait; zero when this one may pass. Told: its sender was told so before.
    /// </returns>
    public (TimeSpan Wait, bool IsTold) TakeMessage(Activity activity, string conversationKey)
    {
        var user = activity.From?.Id is { Length: > 0 } id ? $"user\n{activity.ChannelId}\n{id}" : null;
        var conversation = $"conversation\n{conversationKey}";
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            Sweep(now);
            var byUser = user is null ? TimeSpan.Zero : WaitOf(user, options.UserMessagesPerMinute, now);
            var byConversation = WaitOf(conversation, options.ConversationMessagesPerMinute, now);
            var wait = byUser > byConversation ? byUser : byConversation;
            if (wait > TimeSpan.Zero)
                return (wait, WasTold(byUser > TimeSpan.Zero ? user! : conversation));
            if (user is not null)
                Count(user, options.UserMessagesPerMinute, now);
            Count(conversation, options.ConversationMessagesPerMinute, now);
            return (TimeSpan.Zero, false);
        }
    }

    /// <summary>Counts what a person thinks of an answer, unless it is too much.</summary>
    public bool TryTakeFeedback(Activity activity, string conversationKey)
    {
        // A sender without an id shares the account of the conversation.
        var sender = activity.From?.Id is { Length: > 0 } id ? $"{activity.ChannelId}\n{id}" : conversationKey;
        var key = $"feedback\n{sender}";
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            Sweep(now);
            if (WaitOf(key, FeedbackPerMinute, now) > TimeSpan.Zero)
                return false;
            Count(key, FeedbackPerMinute, now);
            return true;
        }
    }

    TimeSpan WaitOf(string key, int perMinute, DateTimeOffset now) =>
        _accounts.TryGetValue(key, out var account) ? account.Free + Window / perMinute - Window - now : TimeSpan.Zero;

    void Count(string key, int perMinute, DateTimeOffset now)
    {
        ref var account = ref CollectionsMarshal.GetValueRefOrAddDefault(_accounts, key, out _);
        account = new((account.Free > now ? account.Free : now) + Window / perMinute, IsTold: false);
    }

    bool WasTold(string key)
    {
        ref var account = ref CollectionsMarshal.GetValueRefOrNullRef(_accounts, key);
        var was = account.IsTold;
        account.IsTold = true;
        return was;
    }

    /// <summary>Forgets once in a minute those who are silent: what they sent is made good.</summary>
    void Sweep(DateTimeOffset now)
    {
        if (now - _swept < Window)
            return;
        _swept = now;
        foreach (var (key, account) in _accounts)
            if (account.Free <= now)
                _accounts.Remove(key);
    }
}
