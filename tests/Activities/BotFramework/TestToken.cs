using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace NewsBot.Tests.Activities.BotFramework;

/// <summary>
/// A token that is valid but for what a test changes in it. Made by hand: libraries make no wrong ones.
/// </summary>
sealed class TestToken
{
    public const string AppId = "11111111-1111-1111-1111-111111111111";
    public const string Tenant = "22222222-2222-2222-2222-222222222222";
    public const string OtherApp = "99999999-1111-1111-1111-111111111111";
    public const string ServiceUrl = "https://smba.trafficmanager.net/teams/";

    public JsonObject Header { get; } = new() { ["typ"] = "JWT", ["alg"] = "RS256" };

    public JsonObject Payload { get; } = new() { ["aud"] = AppId };

    public required RsaSecurityKey Key { get; set; }

    /// <summary>As a channel sends it.</summary>
    public static TestToken OfChannel(OpenIdDouble identity, string issuer = "https://api.botframework.com") =>
        new TestToken { Key = identity.ChannelKey }
            .With("iss", issuer).With("serviceurl", ServiceUrl).Valid(fromMinutes: -5, toMinutes: 60);

    /// <summary>As the Emulator and the Playground send it.</summary>
    public static TestToken OfEmulator(
        OpenIdDouble identity, string version = "2.0", string tenant = "d6d49420-f39b-4df7-a1dc-d59a935871db",
        string login = "https://login.microsoftonline.com") =>
        new TestToken { Key = identity.TenantKey }
            .With("iss", version == "1.0" ? $"https://sts.windows.net/{tenant}/" : $"{login}/{tenant}/v2.0")
            .With("tid", tenant).With("ver", version).With(version == "1.0" ? "appid" : "azp", AppId)
            .Valid(fromMinutes: -5, toMinutes: 60);

    public TestToken With(string claim, JsonNode? value)
    {
        Payload[claim] = value;
        return this;
    }

    public TestToken Without(string claim)
    {
        Payload.Remove(claim);
        return this;
    }

    public TestToken InHeader(string name, string? value)
    {
        Header[name] = value;
        return this;
    }

    public TestToken SignedBy(RsaSecurityKey key)
    {
        Key = key;
        return this;
    }

    public TestToken Valid(double fromMinutes, double toMinutes) =>
        With("nbf", At(fromMinutes)).With("exp", At(toMinutes));

    public override string ToString()
    {
        if (!Header.ContainsKey("kid"))
            Header["kid"] = Key.KeyId;
        else if (Header["kid"] is null)
            Header.Remove("kid");
        var signed = $"{Encode(Header)}.{Encode(Payload)}";
        return $"{signed}.{Base64UrlEncoder.Encode(Sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    byte[] Sign(byte[] text) => Header["alg"]!.GetValue<string>() switch
    {
        "none" => [],
        "HS256" => HMACSHA256.HashData(Key.Rsa.ExportSubjectPublicKeyInfo(), text),
        "PS256" => Key.Rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        "RS384" => Key.Rsa.SignData(text, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
        "RS512" => Key.Rsa.SignData(text, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        _ => Key.Rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
    };

    static string Encode(JsonObject json) => Base64UrlEncoder.Encode(json.ToJsonString());

    static long At(double minutes) => DateTimeOffset.UtcNow.AddMinutes(minutes).ToUnixTimeSeconds();
}
