using System.Net;
using System.Text.Json;
using NewsBot.Activities.BotFramework.Schema;
using NewsBot.Activities.BotFramework.Turns;

namespace NewsBot.Activities.BotFramework.Connector;

/// <summary>A channel's refusal → the exception for it.</summary>
static class ConnectorError
{
    public static ConnectorException Of(HttpMethod method, HttpStatusCode status, byte[] answer)
    {
        var (code, detail) = Read(answer);
        var reason = code is null ? "" : $" ({LogText.Of(code)})";
        return new($"The channel answered {method.Method} with {(int)status}{reason}.", status)
        {
            Code = code,
            Detail = detail,
        };
    }

    /// <remarks>Seen: {"error":{"code","message"}}, {"code","message"}, {"error":"a sentence"} and HTML.</remarks>
    static (string? Code, string? Detail) Read(byte[] answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            var all = json.RootElement;
            var error = all.At("error") is { ValueKind: JsonValueKind.Object } inner ? inner : all;
            return (error.TextAt("code"), error.TextAt("message") ?? all.TextAt("error"));
        }
        catch (JsonException)
        {
            return (null, null);
        }
    }
}
