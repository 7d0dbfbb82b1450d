using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NewsBot.Activities.BotFramework.Schema;

namespace NewsBot.Activities.BotFramework.Connector;

/// <summary>
/// Activities as they are sent: letters of every script as they are, since channels count the payload's length.
/// </summary>
static class OutgoingJson
{
    static readonly BotJson Json = new(new JsonSerializerOptions(BotJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static JsonTypeInfo<Activity> Activity => Json.Activity;

    public static JsonTypeInfo<ExpectedReplies> ExpectedReplies => Json.ExpectedReplies;
}
