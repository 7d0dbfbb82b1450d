using System.Net;
using Microsoft.Bot.Schema;
using Microsoft.IdentityModel.Tokens;
using NewsBot.Activities.BotFramework;
using NewsBot.Activities.BotFramework.Authentication;

namespace NewsBot.Tests.Activities.BotFramework;

/// <summary>
/// Which tokens are let in, and with which status others are refused. Each is valid but for one thing.
/// </summary>
public sealed class AuthenticationTests : IAsyncLifetime
{
    static readonly RsaSecurityKey Stranger = OpenIdDouble.NewKey("unheard-of");

    OpenIdDouble _identity = null!;
    HttpClient _http = null!;

    /// <summary>name => the token, the activity and the status.</summary>
    static readonly Dictionary<string, Func<OpenIdDouble, Case>> Cases = new()
    {
        ["a channel's token"] = i => new(200, Channel(i)),
        ["serviceUrl in other case"] = i =>
            new(200, Channel(i).With("serviceurl", "https://SMBA.trafficmanager.net/Teams/")),
        ["serviceUrl without the last slash"] = i =>
            new(200, Channel(i).With("serviceurl", "https://smba.trafficmanager.net/teams")),
        ["the claim in camel case"] = i =>
            new(200, Channel(i).Without("serviceurl").With("serviceUrl", TestToken.ServiceUrl)),
        ["a list of audiences"] = i =>
            new(200, Channel(i).With("aud", new System.Text.Json.Nodes.JsonArray("x", TestToken.AppId))),
        ["expired four minutes ago"] = i => new(200, Channel(i).Valid(-60, -4)),
        ["valid in four minutes"] = i => new(200, Channel(i).Valid(4, 60)),
        ["lower-case bearer"] = i => new(200, $"bearer {Channel(i)}"),
        ["no header"] = _ => new(401, (string?)null),
        ["an empty header"] = _ => new(401, ""),
        ["Bearer alone"] = _ => new(401, "Bearer"),
        ["Bearer and a blank"] = _ => new(401, "Bearer "),
        ["Basic"] = i => new(401, $"Basic {Channel(i)}"),
        ["no scheme"] = i => new(401, $"{Channel(i)}"),
        ["two blanks"] = i => new(401, $"Bearer  {Channel(i)}"),
        ["a blank at the end"] = i => new(401, $"Bearer {Channel(i)} "),
        ["no token"] = _ => new(401, "Bearer abc"),
        ["three words for a token"] = _ => new(401, "Bearer a.b.c"),
        ["an encrypted token"] = i =>
            new(401, $"Bearer {Encoded("""{"alg":"RSA-OAEP","enc":"A128GCM","cty":"JWT"}""")}.a.a.{i.Requests}.a"),
        ["a header that is no base64"] = i => new(401, $"Bearer !!.{Channel(i).ToString().Split('.')[1]}.a"),
        ["another audience"] = i => new(401, Channel(i).With("aud", TestToken.OtherApp)),
        ["no audience"] = i => new(401, Channel(i).Without("aud")),
        ["an empty audience"] = i => new(401, Channel(i).With("aud", "")),
        ["another issuer"] = i => new(401, Channel(i).With("iss", "https://api.botframework.example")),
        ["no issuer"] = i => new(401, Channel(i).Without("iss")),
        ["an issuer that ends in a slash"] = i => new(401, Channel(i).With("iss", "https://api.botframework.com/")),
        ["expired six minutes ago"] = i => new(401, Channel(i).Valid(-60, -6)),
        ["valid in six minutes"] = i => new(401, Channel(i).Valid(6, 60)),
        ["no expiry"] = i => new(401, Channel(i).Without("exp")),
        ["an expiry that is no number"] = i => new(401, Channel(i).With("exp", "tomorrow")),
        ["the right key's id, another key"] = i => new(401, Channel(i).SignedBy(SameId(i.ChannelKey))),
        ["an unknown key"] = i => new(401, Channel(i).SignedBy(Stranger)),
        ["no key's id"] = i => new(401, Channel(i).InHeader("kid", null)),
        ["a tenant's key"] = i => new(401, Channel(i).SignedBy(i.TenantKey)),
        ["changed after it was signed"] = i => new(401, $"Bearer {Tampered(Channel(i).ToString())}"),
        ["a cut signature"] = i => new(401, $"Bearer {Channel(i).ToString()[..^4]}"),
        ["no signature"] = i => new(401, Channel(i).InHeader("alg", "none")),
        ["the public key as a secret"] = i => new(401, Channel(i).InHeader("alg", "HS256")),
        ["PS256"] = i => new(401, Channel(i).InHeader("alg", "PS256")),
        ["RS384, which is not in the metadata"] = i => new(401, Channel(i).InHeader("alg", "RS384")),
        ["RS512, which is not in the metadata"] = i => new(401, Channel(i).InHeader("alg", "RS512")),
        ["no serviceUrl claim"] = i => new(403, Channel(i).Without("serviceurl")),
        ["another serviceUrl claim"] = i =>
            new(403, Channel(i).With("serviceurl", "https://smba.trafficmanager.net/emea/")),
        ["an activity without serviceUrl"] = i => new(403, Channel(i)) { ServiceUrl = null },
        ["a channel that is not endorsed"] = i => new(401, Channel(i)) { ChannelId = "slack" },
        ["an activity without channelId"] = i => new(403, Channel(i)) { ChannelId = null },
        ["the emulator with a channel's token"] = i => new(401, Channel(i)) { ChannelId = "emulator" },
        ["a key without endorsements"] = i => new(401, Channel(i).SignedBy(i.UnendorsedKey)),
        ["emulator, version 1"] = i => new(200, TestToken.OfEmulator(i, "1.0")),
        ["emulator, version 1, as Teams"] = i => new(200, TestToken.OfEmulator(i, "1.0")) { ChannelId = "msteams" },
        ["emulator, version 2"] = i => new(200, TestToken.OfEmulator(i)),
        ["emulator, the other tenant"] = i =>
            new(200, TestToken.OfEmulator(i, "2.0", "f8cdef31-a31e-4b4a-93e4-5f571e91255a")),
        ["own tenant, version 1"] = i => new(200, TestToken.OfEmulator(i, "1.0", TestToken.Tenant)),
        ["own tenant, version 2"] = i => new(200, TestToken.OfEmulator(i, "2.0", TestToken.Tenant)),
        ["emulator without appid"] = i => new(403, TestToken.OfEmulator(i, "1.0").Without("appid")),
        ["emulator without azp"] = i => new(403, TestToken.OfEmulator(i).Without("azp")),
        ["emulator, azp in version 1"] = i => new(403, TestToken.OfEmulator(i).With("ver", "1.0")),
        ["emulator of another app"] = i => new(403, TestToken.OfEmulator(i, "1.0").With("appid", TestToken.OtherApp)),
        ["another bot's token, version 2"] = i => new(403, TestToken.OfEmulator(i).With("azp", TestToken.OtherApp)),
        ["emulator without version"] = i => new(403, TestToken.OfEmulator(i).Without("ver")),
        ["emulator, version 3"] = i => new(403, TestToken.OfEmulator(i).With("ver", "3.0")),
        ["emulator, the connector's audience"] = i =>
            new(401, TestToken.OfEmulator(i).With("aud", "https://api.botframework.com")),
        ["emulator, another audience"] = i => new(401, TestToken.OfEmulator(i).With("aud", TestToken.OtherApp)),
        ["emulator, expired"] = i => new(401, TestToken.OfEmulator(i).Valid(-60, -6)),
        ["emulator, another key"] = i => new(401, TestToken.OfEmulator(i).SignedBy(SameId(i.TenantKey))),
        ["emulator, a channel's key"] = i => new(401, TestToken.OfEmulator(i).SignedBy(i.ChannelKey)),
        ["emulator of another tenant"] = i =>
            new(401, TestToken.OfEmulator(i, "2.0", "33333333-3333-3333-3333-333333333333")),
        ["emulator, RS512"] = i => new(401, TestToken.OfEmulator(i).InHeader("alg", "RS512")),
        ["emulator, a foreign issuer"] = i =>
            new(401, TestToken.OfEmulator(i).With("iss", "https://login.example/v2.0")),
        ["emulator in production"] = i => new(401, TestToken.OfEmulator(i)) { Mode = BotAuthenticationMode.Required },
        ["own tenant in production"] = i =>
            new(401, TestToken.OfEmulator(i, "2.0", TestToken.Tenant)) { Mode = BotAuthenticationMode.Required },
        ["a channel's token in production"] = i => new(200, Channel(i)) { Mode = BotAuthenticationMode.Required },
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    public async ValueTask InitializeAsync()
    {
        _identity = await OpenIdDouble.StartAsync(BotCloud.Of(BotCloudName.Public));
        _http = OpenIdDouble.NewHttpClient();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _identity.DisposeAsync();
    }

    [Theory, MemberData(nameof(Names))]
    public async Task ATokenIsLetInOrRefused(string name)
    {
        var given = Cases[name](_identity);

        Assert.Equal(given.Status, await StatusAsync(NewTokens(given.Mode), given));
    }

    [Fact]
    public async Task WhereKeysCannotBeHadNobodyIsLetIn()
    {
        _identity.IsDown = true;
        var tokens = NewTokens();

        Assert.Equal(503, await StatusAsync(tokens, new(503, Channel(_identity))));
        Assert.Equal(503, await StatusAsync(tokens, new(503, TestToken.OfEmulator(_identity))));
    }

    [Fact]
    public async Task KeysThatAreKnownOutlastTheirIssuer()
    {
        var tokens = NewTokens();
        await StatusAsync(tokens, new(200, Channel(_identity)));
        _identity.IsDown = true;

        Assert.Equal(200, await StatusAsync(tokens, new(200, Channel(_identity))));
        Assert.Equal(401, await StatusAsync(tokens, new(401, Channel(_identity).SignedBy(Stranger))));
        Assert.Equal(200, await StatusAsync(tokens, new(200, Channel(_identity))));
    }

    [Fact]
    public async Task ANewKeyIsFoundAtItsFirstTokenAndNobodyCanHaveUsAskAllTheTime()
    {
        var tokens = NewTokens();
        await StatusAsync(tokens, new(200, Channel(_identity)));
        _identity.LaterKey = OpenIdDouble.NewKey("channel-3");

        Assert.Equal(200, await StatusAsync(tokens, new(200, Channel(_identity).SignedBy(_identity.LaterKey))));
        var requests = _identity.Requests;
        for (var i = 0; i < 5; i++)
            Assert.Equal(401, await StatusAsync(tokens, new(401, Channel(_identity).SignedBy(Stranger))));

        Assert.InRange(_identity.Requests, requests, requests + 2);
    }

    [Fact]
    public async Task ANewKeySpeaksOnlyForTheChannelsThatItIsEndorsedFor()
    {
        var tokens = NewTokens();
        await StatusAsync(tokens, new(200, Channel(_identity)));
        _identity.LaterKey = OpenIdDouble.NewKey("channel-3");
        var token = Channel(_identity).SignedBy(_identity.LaterKey);

        Assert.Equal(401, await StatusAsync(tokens, new(401, token) { ChannelId = "slack" }));
        Assert.Equal(200, await StatusAsync(tokens, new(200, token)));
    }

    [Fact]
    public async Task TheGovernmentsCloudHasIssuersOfItsOwn()
    {
        await using var identity = await OpenIdDouble.StartAsync(BotCloud.Of(BotCloudName.UsGovernment));
        using var http = OpenIdDouble.NewHttpClient();
        var tokens = new RequestTokens(Options(BotAuthenticationMode.Development), identity.Cloud, http);
        const string Login = "https://login.microsoftonline.us";
        const string Tenant = "cab8a31a-1906-4287-a0d8-4eef66b95f6e";

        Assert.Equal(200, await StatusAsync(
            tokens, new(200, TestToken.OfChannel(identity, "https://api.botframework.us"))));
        Assert.Equal(401, await StatusAsync(tokens, new(401, TestToken.OfChannel(identity))));
        Assert.Equal(
            200, await StatusAsync(tokens, new(200, TestToken.OfEmulator(identity, "2.0", Tenant, Login))));
        Assert.Equal(200, await StatusAsync(tokens, new(200, TestToken.OfEmulator(identity, "1.0", Tenant))));
        Assert.Equal(401, await StatusAsync(tokens, new(401, TestToken.OfEmulator(identity))));
    }

    [Fact]
    public async Task TheEndpointAnswersWhoeverHasATokenAndShowsItsOwn()
    {
        await using var bot = await BotUnderTest.StartRegisteredAsync(_identity);
        var token = TestToken.OfChannel(_identity).With("serviceurl", bot.Connector.ServiceUrl);

        using var without = await bot.PostAsync(bot.Message("/sources"));
        bot.Client.DefaultRequestHeaders.Authorization = new("Bearer", token.ToString());
        using var ofAnotherChannel = await bot.PostAsync(bot.Message("/sources", ("channelId", "slack")));
        var answer = Assert.Single(await bot.SayAsync(bot.Message("/sources"), 1));

        Assert.Equal(
            [HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized],
            [without.StatusCode, ofAnotherChannel.StatusCode]);
        Assert.Equal("Bearer token-0", answer.Authorization);
        Assert.DoesNotContain(token.ToString(), bot.Log.Text, StringComparison.Ordinal);
    }

    static RsaSecurityKey SameId(RsaSecurityKey key) => new(Stranger.Rsa) { KeyId = key.KeyId };

    static TestToken Channel(OpenIdDouble identity) => TestToken.OfChannel(identity);

    RequestTokens NewTokens(BotAuthenticationMode mode = BotAuthenticationMode.Development) =>
        new(Options(mode), _identity.Cloud, _http);

    static BotOptions Options(BotAuthenticationMode mode) => new()
    {
        AppId = TestToken.AppId,
        TenantId = TestToken.Tenant,
        Authentication = new() { Mode = mode },
    };

    static async Task<int> StatusAsync(RequestTokens tokens, Case given)
    {
        var activity = new Activity { Type = "message", ChannelId = given.ChannelId, ServiceUrl = given.ServiceUrl };
        try
        {
            await tokens.CheckAsync(activity, given.Header);
            return 200;
        }
        catch (RefusedException refusal)
        {
            return refusal.Status;
        }
    }

    static string Encoded(string json) => Base64UrlEncoder.Encode(json);

    static string Tampered(string token)
    {
        var parts = token.Split('.');
        var payload = Base64UrlEncoder.Decode(parts[1]);
        return $"{parts[0]}.{Base64UrlEncoder.Encode(payload.TrimEnd('}') + ",\"x\":1}")}.{parts[2]}";
    }

    sealed record Case(int Status, string? Header)
    {
        public Case(int status, TestToken token) : this(status, $"Bearer {token}") { }

        public string? ChannelId { get; init; } = "msteams";

        public string? ServiceUrl { get; init; } = TestToken.ServiceUrl;

        public BotAuthenticationMode Mode { get; init; } = BotAuthenticationMode.Development;
    }
}
