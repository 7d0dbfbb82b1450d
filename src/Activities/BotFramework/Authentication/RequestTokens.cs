using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace NewsBot.Activities.BotFramework.Authentication;

/// <summary>The Authorization header of a request and its activity → the claims of its sender.</summary>
/// <remarks>
/// Bot Builder checks the token (<see cref="TokenIssuer"/>). Its checks of the claims pass over what an activity leaves
/// out, and take the Emulator's tokens everywhere; these follow Microsoft's documentation of the Bot Connector.
/// </remarks>
sealed class RequestTokens
{
    readonly string _appId;
    readonly TokenIssuer _channels;
    readonly TokenIssuer _emulators;

    /// <param name="http">Asks for the issuers' keys.</param>
    public RequestTokens(BotOptions options, BotCloud cloud, HttpClient http)
    {
        _appId = options.AppId;
        _channels = new(cloud.ChannelMetadata, [cloud.ChannelIssuer], _appId, http);
        string[] emulatorIssuers = options.Authentication.Mode == BotAuthenticationMode.Development
            ? [.. cloud.EmulatorTenants.Append(options.TenantId).Where(t => t.Length > 0).SelectMany(cloud.IssuersOf)]
            : [];
        _emulators = new(cloud.EmulatorMetadata, emulatorIssuers, _appId, http);
    }

    /// <summary>The token of a header "Bearer TOKEN"; null if the header is anything else.</summary>
    public static string? TokenIn(string? header) =>
        header?.Split(' ') is [var scheme, { Length: > 0 } token]
        && scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
        && token.Count(c => c == '.') == 2 ? token : null; // a signed token has three parts, an encrypted one five

    /// <exception cref="RefusedException">The activity is not the sender's to send.</exception>
    public async Task<ClaimsIdentity> CheckAsync(Activity activity, string? header)
    {
        if (TokenIn(header) is not { } token)
            throw new RefusedException(StatusCodes.Status401Unauthorized, "there is no bearer token");
        // The issuer is not to be trusted yet: it only chooses whose keys the token is checked by.
        var issuer = IssuerIn(token);
        if (_channels.Issues(issuer))
            return CheckChannel(await _channels.CheckAsync(token, activity.ChannelId), activity);
        if (_emulators.Issues(issuer))
            return CheckEmulator(await _emulators.CheckAsync(token, activity.ChannelId));
        throw new RefusedException(StatusCodes.Status401Unauthorized, "the token is malformed, or of another issuer");
    }

    static string? IssuerIn(string token)
    {
        try
        {
            return new JsonWebToken(token).Issuer;
        }
        catch (Exception failure) when (failure is ArgumentException or SecurityTokenException or FormatException)
        {
            return null;
        }
    }

    /// <summary>A channel's token is for replies to one address, and its key for channels that it names.</summary>
    static ClaimsIdentity CheckChannel(ClaimsIdentity claims, Activity activity)
    {
        if (activity.ChannelId is not { Length: > 0 })
            throw new RefusedException(StatusCodes.Status403Forbidden, "the activity names no channel");
        var claimed = claims.FindFirst(claim =>
            claim.Type.Equals(AuthenticationConstants.ServiceUrlClaim, StringComparison.OrdinalIgnoreCase))?.Value;
        return claimed is { Length: > 0 } && activity.ServiceUrl is { Length: > 0 } said
            && claimed.TrimEnd('/').Equals(said.TrimEnd('/'), StringComparison.OrdinalIgnoreCase)
            ? claims
            : throw new RefusedException(StatusCodes.Status403Forbidden, "the service address is not the token's");
    }

    /// <remarks>A token that another bot got for this one has the other bot's id.</remarks>
    ClaimsIdentity CheckEmulator(ClaimsIdentity claims)
    {
        var sender = claims.FindFirst(AuthenticationConstants.VersionClaim)?.Value switch
        {
            "1.0" => claims.FindFirst(AuthenticationConstants.AppIdClaim)?.Value,
            "2.0" => claims.FindFirst(AuthenticationConstants.AuthorizedParty)?.Value,
            _ => null,
        };
        return sender == _appId
            ? claims
            : throw new RefusedException(StatusCodes.Status403Forbidden, "the token is of another app");
    }
}
