using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace NewsBot.Tests.Activities.BotFramework;

/// <summary>A client's requests to the bot's endpoint, one after another, and what its connector gets.</summary>
static class Exchange
{
    public static async Task ReplayAsync(BotUnderTest bot, IReadOnlyList<Step> steps, TestToken? token = null)
    {
        var before = bot.Connector.Calls.Count;
        foreach (var step in steps)
        {
            using var response = await PostAsync(bot, step.Sends, token);
            var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var calls = await bot.Connector.CallsAsync(before + step.Gets.Length, _ => true);

            Assert.Equal((step.Does, step.Status), (step.Does, (int)response.StatusCode));
            Assert.True(step.Body.Length > 0 == body.Length > 0, step.Does);
            Assert.Contains(step.Body, body, StringComparison.Ordinal);
            foreach (var (expected, call) in step.Gets.Zip(calls.Skip(before)))
                Check(step, expected, call);
            before += step.Gets.Length;
            Assert.Equal((step.Does, before), (step.Does, calls.Length));
        }
    }

    static async Task<HttpResponseMessage> PostAsync(BotUnderTest bot, JsonObject activity, TestToken? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/messages", UriKind.Relative));
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(activity.ToJsonString()));
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", $"{token}");
        return await bot.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    static void Check(Step step, Call expected, ConnectorCall call)
    {
        var sent = step.Sends;
        var (conversation, from) = ((string)sent["conversation"]!["id"]!, (string)sent["from"]!["id"]!);
        var service = new Uri((string)sent["serviceUrl"]!).AbsolutePath.TrimEnd('/');
        var id = expected.Id == Call.Sent ? (string)sent["id"]! : expected.Id;
        var path = $"{service}/v3/conversations/{Uri.EscapeDataString(conversation)}/activities"
            + (id is null ? "" : $"/{Uri.EscapeDataString(id)}");

        Assert.Equal((step.Does, expected.Method, path), (step.Does, call.Method, call.Path));
        Assert.StartsWith(expected.Text, call.Text, StringComparison.Ordinal);
        if (call.Activity is not { } said)
            return;
        Assert.DoesNotContain(":null", call.Body, StringComparison.Ordinal);
        Assert.Equal(
            (conversation, (string)sent["recipient"]!["id"]!, from),
            (said.Conversation!.Id, said.From!.Id, said.Recipient!.Id));
        Assert.Equal(expected.Id == Call.Sent ? id : null, said.ReplyToId);
    }
}

/// <param name="Gets">What the connector gets: all of it, in this order.</param>
sealed record Step(string Does, JsonObject Sends, params Call[] Gets)
{
    public int Status { get; init; } = 200;

    /// <summary>A part of the response's body; empty: it has none.</summary>
    public string Body { get; init; } = "";
}

/// <param name="Id">The activity that its path names; null: it names none.</param>
/// <param name="Text">How the message begins.</param>
sealed record Call(string Method, string? Id, string Text)
{
    /// <summary>In the place of an id: that of the activity that was sent.</summary>
    public const string Sent = "~";

    public static Call Says(string text) => new("POST", null, text);

    public static Call Replies(string text) => new("POST", Sent, text);

    public static Call Changes(string id, string text) => new("PUT", id, text);

    public static Call TakesBack(string id) => new("DELETE", id, "");
}
