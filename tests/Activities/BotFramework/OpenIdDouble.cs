using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;
using NewsBot.Activities.BotFramework.Authentication;

namespace NewsBot.Tests.Activities.BotFramework;

/// <summary>
/// The identity services of the Bot Framework and of Entra ID on this machine, with keys of their own.
/// </summary>
sealed class OpenIdDouble : IAsyncDisposable
{
    // Made once: it takes a while.
    static readonly RsaSecurityKey Channel1 = NewKey("channel-1");
    static readonly RsaSecurityKey Channel2 = NewKey("channel-2");
    static readonly RsaSecurityKey Tenant1 = NewKey("tenant-1");

    readonly WebApplication _app;

    OpenIdDouble(WebApplication app) => _app = app;

    /// <summary>The Bot Framework's key, endorsed for a few channels.</summary>
    public RsaSecurityKey ChannelKey { get; } = Channel1;

    /// <summary>Another of its keys, without a list of endorsements.</summary>
    public RsaSecurityKey UnendorsedKey { get; } = Channel2;

    /// <summary>A key that is published only once it is put here.</summary>
    public RsaSecurityKey? LaterKey { get; set; }

    public RsaSecurityKey TenantKey { get; } = Tenant1;

    public bool IsDown { get; set; }

    public int Requests { get; private set; }

    public BotCloud Cloud { get; private set; } = null!;

    public static async Task<OpenIdDouble> StartAsync(BotCloud cloud)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var identity = new OpenIdDouble(builder.Build());
        identity._app.Run(identity.AnswerAsync);
        await identity._app.StartAsync(TestContext.Current.CancellationToken);
        var address = identity.Address;
        identity.Cloud = cloud with
        {
            ChannelMetadata = $"{address}/channel/openidconfiguration",
            EmulatorMetadata = $"{address}/tenant/openidconfiguration",
        };
        return identity;
    }

    /// <summary>By https, as every real one is; its clients come by http.</summary>
    string Address => _app.Urls.Single().Replace("http://", "https://", StringComparison.Ordinal);

    /// <summary>A client that reaches it.</summary>
    public static HttpClient NewHttpClient() => new(new WithoutTls());

    public static RsaSecurityKey NewKey(string id) => new(RSA.Create(2048)) { KeyId = id };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    async Task AnswerAsync(HttpContext http)
    {
        Requests++;
        var parts = http.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        http.Response.StatusCode = IsDown ? 503 : 200;
        if (IsDown)
            return;
        var json = parts is [_, "keys"] ? Keys(parts[0]) : new JsonObject
        {
            ["issuer"] = "https://api.botframework.com",
            ["jwks_uri"] = $"{Address}/{parts[0]}/keys",
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        };
        await http.Response.WriteAsync(json.ToJsonString());
    }

    JsonObject Keys(string of)
    {
        var keys = of == "tenant"
            ? new JsonArray(Published(TenantKey))
            : new JsonArray(Published(ChannelKey, "msteams", "webchat", "directline"), Published(UnendorsedKey));
        if (of == "channel" && LaterKey is { } later)
            keys.Add(Published(later, "msteams"));
        return new() { ["keys"] = keys };
    }

    static JsonNode Published(RsaSecurityKey key, params string[] endorsements)
    {
        var rsa = key.Rsa.ExportParameters(includePrivateParameters: false);
        var json = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = key.KeyId,
            ["n"] = Base64UrlEncoder.Encode(rsa.Modulus),
            ["e"] = Base64UrlEncoder.Encode(rsa.Exponent),
        };
        if (endorsements.Length > 0)
            json["endorsements"] = new JsonArray([.. endorsements.Select(e => JsonValue.Create(e))]);
        return json;
    }

    sealed class WithoutTls() : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new UriBuilder(request.RequestUri!) { Scheme = "http" }.Uri;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
