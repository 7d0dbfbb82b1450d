using System.Text.Json.Nodes;

namespace NewsBot.Tests.Activities.BotFramework;

/// <summary>The activities of a client: its own fields around what a step says.</summary>
/// <param name="common">The fields that all of them have.</param>
abstract class ClientShapes(string common)
{
    int _messages;

    public JsonObject Says(string text, string fields = "{}")
    {
        var message = Sends("message", fields);
        (message["text"], message["textFormat"]) = (text, "plain");
        return message;
    }

    public JsonObject Sends(string type, string fields = "{}")
    {
        var activity = JsonNode.Parse(common)!.AsObject();
        (activity["type"], activity["id"]) = (type, $"{Guid.NewGuid()}");
        if (activity["channelData"]?["clientActivityID"] is not null)
            activity["channelData"]!["clientActivityID"] = $"1772526600000{_messages++}";
        foreach (var (name, value) in JsonNode.Parse(fields)!.AsObject())
            activity[name] = value?.DeepClone();
        return activity;
    }
}

/// <summary>The desktop Emulator: conversations with a "|" in their ids, and roles.</summary>
sealed class EmulatorShapes(BotUnderTest bot, string conversation) : ClientShapes($$"""
    {
        "channelId": "emulator", "serviceUrl": "http://localhost:{{new Uri(bot.Connector.ServiceUrl).Port}}",
        "conversation": { "id": "{{conversation}}" },
        "from": { "id": "{{User}}", "name": "User", "role": "user" },
        "recipient": { "id": "{{Bot}}", "name": "Bot", "role": "bot" },
        "timestamp": "2026-03-03T08:30:00.000Z", "localTimestamp": "2026-03-03T09:30:00+01:00", "locale": "en-US",
        "channelData": { "clientActivityID": "17725266000000", "clientTimestamp": "2026-03-03T08:30:00.000Z" },
        "entities": [{ "requiresBotState": true, "supportsListening": true, "type": "ClientCapabilities" }]
    }
    """)
{
    public const string Bot = "3fd2c7a0-1f4e-11f1-8c37-d1d9e7a5e3c1";
    public const string User = "c9a1f1d2-7b35-4b4e-9a55-0d6f0b7f2a10";

    /// <summary>Its connector takes all, but an update whose id is not that of its path.</summary>
    public static ConnectorAnswer Answers(int number, ConnectorCall call) => call switch
    {
        { Method: "DELETE" } => new(200),
        { Method: "PUT" } when call.Path.Split('/')[^1] != call.Activity?.Id =>
            new(400, """{"error":{"code":"BadArgument","message":"the ids differ"}}"""),
        _ => new(200, $$"""{"id":"m{{number}}"}"""),
    };
}

/// <summary>The Agents Playground: ids that look like GUIDs and are none, and tenants.</summary>
/// <param name="conversation">All of it, as JSON.</param>
sealed class PlaygroundShapes(BotUnderTest bot, string conversation) : ClientShapes($$"""
    {
        "channelId": "msteams", "serviceUrl": "{{bot.Connector.ServiceUrl}}", "conversation": {{conversation}},
        "from": { "id": "user-id-0", "name": "Alex", "aadObjectId": "00000000-0000-0000-0000-0000000000020" },
        "recipient": { "id": "{{Bot}}", "name": "Test Bot" },
        "timestamp": "2026-03-03T08:30:00.000Z", "localTimezone": "UTC", "locale": "en-US",
        "channelData": { "tenant": { "id": "00000000-0000-0000-0000-0000000000001" } },
        "entities": [{ "type": "clientInfo", "locale": "en-US", "platform": "Web", "timezone": "UTC" }]
    }
    """)
{
    public const string Bot = "00000000-0000-0000-0000-00000000000011";

    /// <summary>Its connector cannot delete.</summary>
    public static ConnectorAnswer? Answers(int _, ConnectorCall call) => call.Method == "DELETE"
        ? new(501, """{"error":{"code":"DeleteActivityAPINotImplemented","message":"not here"}}""")
        : null;
}
