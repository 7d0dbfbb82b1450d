using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Identity.Client;
using NewsBot.Activities.BotFramework;
using NewsBot.Activities.BotFramework.Authentication;
using NewsBot.Activities.BotFramework.Connector;
using NewsBot.Settings;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Activities.BotFramework;

/// <summary>What the bot asks its identity service for, and how often.</summary>
public sealed class BotCredentialsTests : IDisposable
{
    readonly TokenService _service = new();

    public void Dispose() => _service.Dispose();

    [Theory]
    [InlineData("SingleTenant", "Public",
        "https://login.microsoftonline.com/my-tenant/oauth2/v2.0/token", "https://api.botframework.com/.default")]
    [InlineData("MultiTenant", "Public", "https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token",
        "https://api.botframework.com/.default")]
    [InlineData("SingleTenant", "UsGovernment",
        "https://login.microsoftonline.us/my-tenant/oauth2/v2.0/token", "https://api.botframework.us/.default")]
    public async Task ASecretGetsATokenForTheConnector(string type, string cloud, string address, string scope)
    {
        var tokens = Tokens(new()
        {
            AppType = Enum.Parse<BotAppType>(type),
            AppSecret = "hush",
            Cloud = Enum.Parse<BotCloudName>(cloud),
        });

        Assert.Equal("token-1", await tokens.GetTokenAsync());

        var (url, form) = Assert.Single(_service.Requests);
        Assert.Equal(address, url);
        Assert.Equal(
            ("client_credentials", "my-app", "hush", scope),
            (form["grant_type"], form["client_id"], form["client_secret"], form["scope"].Split(' ')[0]));
    }

    [Fact]
    public async Task ATokenIsKeptUntilItIsRefused()
    {
        var tokens = Tokens(new() { AppSecret = "hush" });

        var first = await tokens.GetTokenAsync();
        var second = await tokens.GetTokenAsync();
        var renewed = await tokens.GetTokenAsync(forceRefresh: true);
        var after = await tokens.GetTokenAsync();

        Assert.Equal(["token-1", "token-1", "token-2", "token-2"], [first, second, renewed, after]);
        Assert.Equal(2, _service.Requests.Count);
    }

    [Theory]
    [InlineData(".pfx")]
    [InlineData(".pem")]
    public async Task ACertificateSignsAnAssertion(string extension)
    {
        using var folder = new TempFolder();
        using var key = RSA.Create(2048);
        using var certificate =
            new CertificateRequest("CN=newsbot-test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var path = extension == ".pfx"
            ? folder.Write("bot.pfx", certificate.Export(X509ContentType.Pfx))
            : folder.Write("bot.pem", certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        var tokens = Tokens(new() { CertificatePath = path });

        Assert.Equal("token-1", await tokens.GetTokenAsync());

        var form = Assert.Single(_service.Requests).Form;
        Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", form["client_assertion_type"]);
        Assert.False(form.ContainsKey("client_secret"));
    }

    [Fact]
    public void ACertificateThatCannotBeReadStopsTheStart()
    {
        using var folder = new TempFolder();

        var failure =
            Assert.Throws<SettingsException>(() => Tokens(new() { CertificatePath = folder.Write("bot.pfx", "none") }));

        Assert.StartsWith("Bot:CertificatePath ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AManagedIdentityNeedsNoSecret()
    {
        var tokens = Tokens(new() { AppType = BotAppType.ManagedIdentity });

        Assert.Equal("token-1", await tokens.GetTokenAsync());

        var asked = Uri.UnescapeDataString(Assert.Single(_service.Requests).Url);
        Assert.Contains("resource=https://api.botframework.com", asked, StringComparison.Ordinal);
        Assert.Contains("client_id=my-app", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARefusalNamesItsCodeAndNoSecret()
    {
        _service.IsRefusing = true;

        var failure = await Assert.ThrowsAsync<ConnectorException>(
            () => Tokens(new() { AppSecret = "hush" }).GetTokenAsync());

        Assert.Equal("There is no token for the connector to be had: invalid_client.", failure.Message);
    }

    BotCredentials Tokens(BotOptions options)
    {
        (options.AppId, options.TenantId) = ("my-app", "my-tenant");
        return new(options, BotCloud.Of(options.Cloud), _service);
    }

    sealed class TokenService : HttpMessageHandler, IMsalHttpClientFactory
    {
        readonly List<(string Url, Dictionary<string, string> Form)> _requests = [];

        public IReadOnlyList<(string Url, Dictionary<string, string> Form)> Requests => _requests;

        public bool IsRefusing { get; set; }

        public HttpClient GetHttpClient() => new(this, disposeHandler: false);

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            _requests.Add((request.RequestUri!.AbsoluteUri, body.Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => WebUtility.UrlDecode(pair[1]))));
            return IsRefusing
                ? new(HttpStatusCode.BadRequest) { Content = JsonContent.Create(new { error = "invalid_client" }) }
                : new(HttpStatusCode.OK) { Content = JsonContent.Create(Token($"token-{_requests.Count}")) };
        }

        static Dictionary<string, string> Token(string token) => new()
        {
            ["access_token"] = token,
            ["token_type"] = "Bearer",
            ["expires_in"] = "3600",
            ["expires_on"] = $"{DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds()}",
            ["resource"] = "https://api.botframework.com",
        };
    }
}
