using System.Text.Json.Serialization;

namespace NewsBot.Activities.WebChat;

/// <summary>Answers of the Direct Line API 3.0.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DirectLineOpened))]
[JsonSerializable(typeof(DirectLineSent))]
[JsonSerializable(typeof(DirectLineRefused))]
sealed partial class DirectLineJson : JsonSerializerContext;

/// <param name="ExpiresIn">In seconds.</param>
/// <param name="StreamUrl">Where a WebSocket gets what is said.</param>
sealed record DirectLineOpened(
    string ConversationId, string Token, [property: JsonPropertyName("expires_in")] int ExpiresIn,
    string? StreamUrl = null);

/// <param name="Id">The id of the activity that was taken.</param>
sealed record DirectLineSent(string Id);

sealed record DirectLineRefused(DirectLineError Error);

sealed record DirectLineError(string Code, string Message);
