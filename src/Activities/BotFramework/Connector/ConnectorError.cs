using Microsoft.Bot.Schema;
using NewsBot.Activities.BotFramework.Schema;
using NewsBot.Activities.BotFramework.Turns;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace NewsBot.Activities.BotFramework.Connector;

/// <summary>A channel's refusal, as Bot Builder's client throws it → the exception for it.</summary>
static class ConnectorError
{
    public static ConnectorException From(ErrorResponseException failure)
    {
        var status = failure.Response.StatusCode;
        var (code, detail) = Read(failure.Response.Content);
        var reason = code is null ? "" : $" ({LogText.Of(code)})";
        return new($"The channel answered {failure.Request.Method} with {(int)status}{reason}.", status, failure)
        {
            Code = code,
            Detail = detail,
        };
    }

    /// <remarks>
    /// Channels send {"error":{"code","message"}}, which Bot Builder reads, but also {"code","message"}, {"error":"a
    /// sentence"} and HTML.
    /// </remarks>
    static (string? Code, string? Detail) Read(string? answer)
    {
        try
        {
            var all = JToken.Parse(answer ?? "");
            var error = all.At("error") as JObject ?? all;
            return (error.TextAt("code"), error.TextAt("message") ?? all.TextAt("error"));
        }
        catch (JsonException)
        {
            return (null, null);
        }
    }
}
