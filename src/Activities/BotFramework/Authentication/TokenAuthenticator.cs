using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace NewsBot.Activities.BotFramework.Authentication;

/// <summary>request → who sent it, by the token in its Authorization header.</summary>
/// <remarks>
/// As Microsoft documents the authentication of the Bot Connector, and as its SDK for .NET does it; where the SDK is
/// laxer than the documents, as the documents say.
/// </remarks>
sealed class TokenAuthenticator(BotOptions options, BotCloud cloud, HttpClient http) : IRequestAuthenticator
{
    // Clocks differ.
    static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    // Never a symmetric one: its key would be the public key, which all have.
    static readonly string[] Algorithms = ["RS256", "RS384", "RS512"];

    readonly OpenIdKeys _channelKeys = new(cloud.ChannelMetadata, http);
    readonly OpenIdKeys _emulatorKeys = new(cloud.EmulatorMetadata, http);
    readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    readonly string[] _emulatorIssuers = options.Authentication.Mode == BotAuthenticationMode.Development
        ? [.. cloud.EmulatorTenants.Append(options.TenantId).Where(t => t.Length > 0).SelectMany(cloud.IssuersOf)]
        : [];

    public Task<AuthenticationResult> AuthenticateAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.Headers.Authorization is not [{ } header]
            || header.Split(' ') is not [var scheme, { Length: > 0 } token]
            || !scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            return Task.FromResult(Unauthorized("no bearer token"));
        return AuthenticateAsync(token, cancellationToken);
    }

    async Task<AuthenticationResult> AuthenticateAsync(string token, CancellationToken cancellationToken)
    {
        // The issuer is not to be trusted yet: it only chooses by whose keys it will be.
        var issuer = IssuerOf(token);
        if (issuer == cloud.ChannelIssuer)
            return await ValidateAsync(token, _channelKeys, [issuer], ChannelOf, cancellationToken);
        return issuer is not null && _emulatorIssuers.Contains(issuer)
            ? await ValidateAsync(token, _emulatorKeys, _emulatorIssuers, EmulatorOf, cancellationToken)
            : Unauthorized("the token is none, or of another issuer");
    }

    static string? IssuerOf(string token)
    {
        try
        {
            return new JsonWebToken(token).Issuer;
        }
        catch (Exception failure) when (failure is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    async Task<AuthenticationResult> ValidateAsync(
        string token, OpenIdKeys keys, string[] issuers,
        Func<JsonWebToken, OpenIdConnectConfiguration, AuthenticationResult> callerOf,
        CancellationToken cancellationToken)
    {
        for (var isSecond = false; ; isSecond = true)
        {
            if (await keys.GetAsync(cancellationToken) is not { } known)
                return new AuthenticationResult.Refused(
                    StatusCodes.Status503ServiceUnavailable, "the issuer's keys cannot be had");
            var result = await _handler.ValidateTokenAsync(token, ParametersFor(issuers, known));
            if (result is { IsValid: true, SecurityToken: JsonWebToken valid })
                return callerOf(valid, known);
            if (isSecond || result.Exception is not SecurityTokenSignatureKeyNotFoundException)
                return Unauthorized(result.Exception?.GetType().Name ?? "the token is not valid");
            keys.RequestRefresh();
        }
    }

    TokenValidationParameters ParametersFor(string[] issuers, OpenIdConnectConfiguration known) => new()
    {
        ValidIssuers = issuers,
        ValidAudience = options.AppId,
        ValidAlgorithms = known.IdTokenSigningAlgValuesSupported.Intersect(Algorithms).DefaultIfEmpty("RS256"),
        IssuerSigningKeys = known.SigningKeys,
        TryAllIssuerSigningKeys = false,
        ValidateIssuerSigningKey = true,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ClockSkew = ClockSkew,
    };

    static AuthenticationResult ChannelOf(JsonWebToken token, OpenIdConnectConfiguration known)
    {
        var serviceUrl = ClaimOf(token, "serviceurl") ?? ClaimOf(token, "serviceUrl");
        return new AuthenticationResult.Accepted(new Caller.Channel(serviceUrl, Endorsements.Of(token.Kid, known)));
    }

    /// <remarks>A token that another bot got for this one has that one's id: it is refused.</remarks>
    AuthenticationResult EmulatorOf(JsonWebToken token, OpenIdConnectConfiguration known)
    {
        var appId = ClaimOf(token, "ver") switch
        {
            "1.0" => ClaimOf(token, "appid"),
            "2.0" => ClaimOf(token, "azp"),
            _ => null,
        };
        return appId == options.AppId
            ? new AuthenticationResult.Accepted(new Caller.Emulator())
            : new AuthenticationResult.Refused(StatusCodes.Status403Forbidden, "the token is of another app");
    }

    static string? ClaimOf(JsonWebToken token, string name) =>
        token.TryGetPayloadValue<string>(name, out var value) ? value : null;

    static AuthenticationResult Unauthorized(string reason) =>
        new AuthenticationResult.Refused(StatusCodes.Status401Unauthorized, reason);
}
