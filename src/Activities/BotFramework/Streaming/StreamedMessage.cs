using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using NewsBot.Activities.BotFramework.Connector;
using NewsBot.Activities.BotFramework.Schema;
using NewsBot.Activities.BotFramework.Turns;

namespace NewsBot.Activities.BotFramework.Streaming;

/// <summary>
/// A message that grows before its reader's eyes: parts one after another, and a last one that stays.
/// </summary>
/// <remarks>
/// The rules are Teams': at most one call each second, each with all of the text before, done within two minutes. A
/// channel may refuse to stream, and a reader may stop it.
/// </remarks>
sealed class StreamedMessage(ITurnContext turn, TimeProvider clock)
{
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    // Two minutes, less what the last calls may take.
    static readonly TimeSpan LongestStream = TimeSpan.FromSeconds(100);

    const int LongestInformative = 1_000;

    string? _id;
    int _sequence;
    long _started;
    long _last;

    public bool HasStarted => _id is not null;

    /// <summary>The reader wants to see no more.</summary>
    public bool IsCanceledByReader { get; private set; }

    /// <summary>It is time to end it: it can still be changed as a whole.</summary>
    public bool IsTooLong => HasStarted && clock.GetElapsedTime(_started) >= LongestStream;

    /// <summary>Says what is being done; or what has been said so far, all of it.</summary>
    /// <returns>False when the channel or the reader wants no more parts.</returns>
    public async Task<bool> SendPartAsync(string text, bool isInformative, CancellationToken cancellationToken)
    {
        var info = new StreamInfo
        {
            StreamId = _id,
            StreamType = isInformative ? "informative" : "streaming",
            StreamSequence = _sequence + 1,
        };
        var shown = isInformative && text.Length > LongestInformative ? text[..LongestInformative] : text;
        try
        {
            var id = await turn.SendAsync(
                Part(new Activity { Type = ActivityTypes.Typing, Text = shown }, info), cancellationToken);
            if (_id is null && id is null)
                return false; // without an id there is nothing that could be continued
            if (_id is null)
                (_id, _started) = (id, clock.GetTimestamp());
            _sequence++;
            _last = clock.GetTimestamp();
            return true;
        }
        catch (ConnectorException refusal)
        {
            IsCanceledByReader = refusal.Detail?.Contains("cancel", StringComparison.OrdinalIgnoreCase) is true;
            return false;
        }
    }

    /// <summary>Puts the whole message in the place of its parts.</summary>
    /// <returns>The message's id; null when the channel did not take it as the end of the stream.</returns>
    public async Task<string?> EndAsync(Activity message, CancellationToken cancellationToken)
    {
        if (clock.GetElapsedTime(_last) is var since && since < Pace)
            await Task.Delay(Pace - since, clock, cancellationToken);
        try
        {
            await turn.SendAsync(Part(message, new() { StreamId = _id, StreamType = "final" }), cancellationToken);
            return _id;
        }
        catch (ConnectorException refusal) when (refusal.Status is not null)
        {
            IsCanceledByReader |= refusal.Detail?.Contains("cancel", StringComparison.OrdinalIgnoreCase) is true;
            return null;
        }
    }

    /// <remarks>Teams reads the entity, Web Chat the channel's data.</remarks>
    static Activity Part(Activity activity, StreamInfo info) => new()
    {
        Type = activity.Type,
        Text = activity.Text,
        TextFormat = activity.TextFormat,
        SuggestedActions = activity.SuggestedActions,
        Entities = [info, .. activity.Entities ?? []],
        ChannelData = new OwnChannelData
        {
            StreamId = info.StreamId,
            StreamType = info.StreamType,
            StreamSequence = info.StreamSequence,
            FeedbackLoop = activity.ChannelData is null ? null : FeedbackLoop.Default,
        },
    };
}
