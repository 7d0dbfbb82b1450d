using Microsoft.Bot.Schema;
using NewsBot.Activities.BotFramework.Rendering;
using NewsBot.Activities.BotFramework.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace NewsBot.Activities.BotFramework.News;

/// <summary>What a reader thought of an answer.</summary>
/// <param name="IsLike">False: they disliked it.</param>
/// <param name="Comment">Their reason, where they gave one.</param>
/// <param name="Question">What had been asked; null where that is not known any more.</param>
sealed record Feedback(DateTimeOffset At, string? Channel, bool IsLike, string? Comment, string? Question)
{
    const string SubmitAction = "message/submitAction";
    const string WebChatEvent = "webchat:activity-status/feedback";
    const int LongestComment = 2_000;

    public static bool IsSubmit(Activity activity) => activity.Name == SubmitAction;

    /// <summary>
    /// Of an invoke of Teams or the Playground, or an event of Web Chat; null where there is none in it.
    /// </summary>
    public static Feedback? Of(Activity activity, DateTimeOffset at, string? question)
    {
        var (reaction, comment) = activity.Name switch
        {
            SubmitAction => OfInvoke(activity),
            WebChatEvent =>
                ((activity.Entities ?? []).Select(entity => entity?.Properties.TextAt("@type")).FirstOrDefault(
                    reaction => reaction is not null), null),
            _ => default,
        };
        return reaction switch
        {
            "like" or "LikeAction" => new(at, activity.ChannelId, true, Shown(comment), question),
            "dislike" or "DislikeAction" => new(at, activity.ChannelId, false, Shown(comment), question),
            _ => null,
        };
    }

    static (string? Reaction, string? Comment) OfInvoke(Activity activity)
    {
        var value = activity.Value as JToken;
        if (value.TextAt("actionName") != "feedback" || value.At("actionValue") is not { } given)
            return default;
        return (given.TextAt("reaction"), given.TextAt("feedback") ?? given.At("feedback").TextAt("feedbackText"));
    }

    /// <remarks>The Playground sends the reader's words, Teams an object with them in a text.</remarks>
    static string? Shown(string? comment)
    {
        if (comment is null)
            return null;
        try
        {
            if (JToken.Parse(comment) is JObject form)
                comment = form.TextAt("feedbackText") ?? "";
        }
        catch (JsonException)
        {
            // Their words themselves.
        }

        return Excerpt.Of(comment, LongestComment) is { Length: > 0 } text ? text : null;
    }
}
