using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Activities.BotFramework;

/// <summary>
/// Activities with anything wrong in them: none makes an error of ours, and the next good message is answered.
/// </summary>
public class MutationTests
{
    const int Rounds = 20_000;
    const int BetweenGoodOnes = 250;

    static readonly Uri Messages = new("/api/messages", UriKind.Relative);

    [Fact]
    public async Task NoMutatedActivityIsAnErrorOfOurs()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var random = new Random(6);
        var statuses = new Dictionary<HttpStatusCode, int>();
        for (var round = 0; round < Campaign.Of(Rounds); round++)
        {
            using var content = Mutated(bot, random);
            using var response = await bot.Client.PostAsync(Messages, content, TestContext.Current.CancellationToken);

            Assert.True(
                // 501 is for an unknown invoke.
                (int)response.StatusCode < 500 || response.StatusCode == HttpStatusCode.NotImplemented,
                $"Round {round} was answered with {response.StatusCode}.");
            statuses[response.StatusCode] = statuses.GetValueOrDefault(response.StatusCode) + 1;
            if (round % BetweenGoodOnes == BetweenGoodOnes - 1)
                await AskAsync(bot, $"good-{round}");
        }

        // Every way out was taken: this guard looked.
        foreach (var status in (int[])[200, 400, 403, 413, 415])
            Assert.InRange(statuses.GetValueOrDefault((HttpStatusCode)status), 1, Rounds);
        Assert.DoesNotContain("in the turn of", bot.Log.Text, StringComparison.Ordinal);
    }

    static async Task AskAsync(BotUnderTest bot, string conversation)
    {
        using var response = await bot.PostAsync(
            bot.Message("Who opened the bridge?", ("conversation", BotUnderTest.Group(conversation))));
        var answer = await bot.Connector.CallsAsync(1, call => call.Activity?.Conversation?.Id == conversation);
        Assert.StartsWith("Mayor Ada Lund", answer[0].Text, StringComparison.Ordinal);
    }

    static ByteArrayContent Mutated(BotUnderTest bot, Random random)
    {
        string[] types =
        [
            "message", "message", "conversationUpdate", "invoke", "event", "messageUpdate", "messageDelete",
            "installationUpdate",
        ];
        var activity = bot.Activity(
            types[random.Next(types.Length)], ("text", "Who opened the bridge?"), ("name", "message/submitAction"),
            ("action", "add"), ("replyToId", "m1"),
            ("conversation", new JsonObject { ["id"] = $"c{random.Next(50)}", ["conversationType"] = "personal" }),
            ("membersAdded", new JsonArray(new JsonObject { ["id"] = "bot-1" })),
            ("value", JsonNode.Parse(
                """{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"fine"}}""")),
            ("entities", JsonNode.Parse("""[{"type":"mention","text":"<at>x</at>","mentioned":{"id":"bot-1"}}]""")));
        for (var i = random.Next(1, 4); i > 0; i--)
            Mutate(activity, random);
        var bytes = Encoding.UTF8.GetBytes(Unicode(activity.ToJsonString(), random));
        if (random.Next(10) == 0)
            bytes = bytes[..random.Next(bytes.Length)];
        if (random.Next(10) == 0 && bytes.Length > 0)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new(random.Next(20) == 0 ? "text/xml" : "application/json");
        if (random.Next(20) == 0)
            content.Headers.ContentEncoding.Add(random.Next(2) == 0 ? "gzip" : "br");
        return content;
    }

    /// <summary>Puts something else in the place of one value, anywhere.</summary>
    static void Mutate(JsonObject activity, Random random)
    {
        JsonNode at = activity;
        while (true)
        {
            var children = at switch
            {
                JsonObject o => o.Where(p => p.Value is not null).Select(p => p.Value!).ToList(),
                JsonArray a => a.Where(v => v is not null).Select(v => v!).ToList(),
                _ => [],
            };
            if (children.Count == 0 || at != activity && random.Next(3) == 0)
                break;
            at = children[random.Next(children.Count)];
        }

        if (at == activity)
            return;
        if (random.Next(8) == 0 && at.Parent is JsonObject parent)
            parent.Remove(at.GetPropertyName());
        else
            at.ReplaceWith(Strange(random));
    }

    static JsonNode? Strange(Random random) => random.Next(14) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(2) == 0),
        2 => JsonValue.Create(random.NextDouble() * 1e300),
        3 => JsonValue.Create(-1),
        4 => new JsonArray(),
        5 => new JsonObject(),
        6 => Nested(random.Next(2, 100)),
        7 => JsonValue.Create(new string('x', random.Next(1, 50_000))),
        8 => random.Next(10) == 0
            ? JsonValue.Create(new string('y', 300_000)) : JsonValue.Create("\0\u202e\ufeff\u2028"),
        9 => JsonValue.Create("{SURROGATE}"),
        10 => JsonValue.Create("https://example.org/"),
        11 => JsonValue.Create("{\"feedbackText\":[[[["),
        12 => new JsonArray([.. Enumerable.Range(0, random.Next(200)).Select(i => JsonValue.Create(i))]),
        _ => JsonValue.Create(""),
    };

    static JsonNode Nested(int depth)
    {
        JsonNode node = new JsonObject();
        for (var i = 0; i < depth; i++)
            node = i % 2 == 0 ? new JsonArray(node) : new JsonObject { ["a"] = node };
        return node;
    }

    /// <summary>Half of a pair, as an escape: JSON's grammar allows it, Unicode does not.</summary>
    static string Unicode(string json, Random random) =>
        json.Replace("{SURROGATE}", random.Next(2) == 0 ? @"\uD83D" : @"\uDE00x\uD83D", StringComparison.Ordinal);
}
