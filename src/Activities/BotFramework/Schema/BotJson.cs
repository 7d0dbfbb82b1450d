using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Activities.BotFramework.Schema;

/// <summary>JSON ↔ what is sent and received. Null is left out: connectors refuse it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LenientString), typeof(LenientBoolean)])]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ChannelAccount))]
[JsonSerializable(typeof(ConversationAccount))]
[JsonSerializable(typeof(SuggestedActions))]
[JsonSerializable(typeof(MessageEntity))]
[JsonSerializable(typeof(StreamInfo))]
[JsonSerializable(typeof(OwnChannelData))]
[JsonSerializable(typeof(ExpectedReplies))]
[JsonSerializable(typeof(JsonElement))]
sealed partial class BotJson : JsonSerializerContext;

/// <summary>The answer to an activity whose delivery mode is "expectReplies".</summary>
sealed record ExpectedReplies(IReadOnlyList<Activity> Activities);
