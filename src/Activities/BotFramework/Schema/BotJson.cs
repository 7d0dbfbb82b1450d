using System.Text;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace NewsBot.Activities.BotFramework.Schema;

/// <summary>JSON ↔ activities, by the attributes of Bot Builder's schema.</summary>
static class BotJson
{
    /// <summary>The deepest nesting that a request may have.</summary>
    public const int MaxDepth = 64;

    /// <summary>All serializers share this resolver: to fill its cache takes milliseconds of reflection.</summary>
    public static readonly DefaultContractResolver Contracts = new();

    /// <summary>Writes activities without nulls, which connectors refuse.</summary>
    static readonly JsonSerializer Writer = JsonSerializer.Create(new()
    {
        NullValueHandling = NullValueHandling.Ignore,
        ContractResolver = Contracts,
    });

    /// <remarks>
    /// Channels differ in what they send, and a field that nobody asks for must not lose a message: a field of an
    /// unexpected kind reads as missing. This is only for text that has been parsed before, since it would pass over a
    /// parser's error too.
    /// </remarks>
    static readonly JsonSerializer LenientReader = JsonSerializer.Create(new()
    {
        MaxDepth = MaxDepth,
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore, // "$type" and "$ref" are names like any other
        DateParseHandling = DateParseHandling.None,
        NullValueHandling = NullValueHandling.Ignore,
        ContractResolver = Contracts,
        Error = (_, problem) => problem.ErrorContext.Handled = true,
    });

    /// <returns>Null if the text is no object.</returns>
    /// <exception cref="JsonException">The text is no JSON, or nests too deeply.</exception>
    public static Activity? ReadActivity(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json))
        {
            MaxDepth = MaxDepth,
            DateParseHandling = DateParseHandling.None,
        };
        return JToken.ReadFrom(reader) is JObject read ? read.ToObject<Activity>(LenientReader) : null;
    }

    public static JObject ToJObject(object value) => JObject.FromObject(value, Writer);

    public static byte[] ToUtf8Bytes(object value)
    {
        using var text = new StringWriter();
        Writer.Serialize(text, value);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Reads a property of an object; null if the object lacks it, or the token is no object.</summary>
    public static JToken? At(this JToken? token, string name) => (token as JObject)?[name];

    /// <summary>Reads a text property of an object; null if the object lacks it, or its value is not a text.</summary>
    public static string? TextAt(this JToken? token, string name) =>
        token.At(name) is JValue { Value: string text } ? text : null;
}
