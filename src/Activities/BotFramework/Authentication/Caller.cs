using NewsBot.Activities.BotFramework.Schema;

namespace NewsBot.Activities.BotFramework.Authentication;

/// <summary>Who sent a request, as its token proves, and which activities they may send.</summary>
abstract record Caller
{
    Caller() { }

    /// <returns>Why the activity is not theirs to send; null when it is.</returns>
    public abstract string? RefusalOf(Activity activity);

    /// <summary>Nobody was asked for a token: in development, on this machine alone.</summary>
    public sealed record Anonymous : Caller
    {
        public override string? RefusalOf(Activity activity) => null;
    }

    /// <summary>The Emulator or the Playground with the bot's own credentials.</summary>
    public sealed record Emulator : Caller
    {
        public override string? RefusalOf(Activity activity) => null;
    }

    /// <summary>A channel of the Bot Framework.</summary>
    /// <param name="ServiceUrl">The one address that the token lets replies go to.</param>
    /// <param name="Endorsements">The channels that the token's key may speak for.</param>
    public sealed record Channel(string? ServiceUrl, IReadOnlySet<string> Endorsements) : Caller
    {
        public override string? RefusalOf(Activity activity)
        {
            if (!IsSame(ServiceUrl, activity.ServiceUrl))
                return "the service address is not the token's";
            return activity.ChannelId is { } channel && Endorsements.Contains(channel)
                ? null
                : "the token's key is not endorsed for the channel";
        }

        static bool IsSame(string? claimed, string? said) =>
            claimed is { Length: > 0 } && said is { Length: > 0 }
            && claimed.TrimEnd('/').Equals(said.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);
    }
}
