using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace NewsBot.Activities.BotFramework.Authentication;

/// <summary>token → its claims, once Bot Builder has found that one of these issuers signed it for this bot.</summary>
/// <param name="metadata">The address of the issuers' OpenID configuration.</param>
/// <param name="issuers">The values of "iss" that are accepted.</param>
/// <param name="appId">The only audience that is accepted.</param>
/// <remarks>
/// Keys and endorsements are kept for a day. A token with a key that is not among them has them looked up again: the
/// switch UpdateConfigAsBlocking (Directory.Build.props) makes that token wait for the answer. It happens at most once
/// in five minutes, or anybody could have the bot ask all the time.
/// </remarks>
sealed class TokenIssuer(string metadata, IReadOnlyList<string> issuers, string appId, HttpClient http)
{
    static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);
    static readonly TimeSpan AskedAgainAfter = TimeSpan.FromMinutes(5);

    readonly ConfigurationManager<OpenIdConnectConfiguration> _keys =
        new(metadata, new OpenIdConnectConfigurationRetriever(), http)
        {
            AutomaticRefreshInterval = KeptFor,
            RefreshInterval = AskedAgainAfter,
        };

    readonly ConfigurationManager<IDictionary<string, HashSet<string>>> _endorsements = NewEndorsements(metadata, http);

    public bool Issues(string? issuer) => issuer is not null && issuers.Contains(issuer);

    /// <param name="channelId">The channel that the token's key must be endorsed for, where keys are endorsed.</param>
    /// <exception cref="RefusedException">The token is not valid (401), or nobody can tell (503).</exception>
    public async Task<ClaimsIdentity> CheckAsync(string token, string? channelId)
    {
        for (var isSecond = false; ; isSecond = true)
            try
            {
                return await CheckOnceAsync(token, channelId);
            }
            catch (UnauthorizedAccessException failure) when (failure is not RefusedException)
            {
                if (isSecond)
                    throw new RefusedException(StatusCodes.Status401Unauthorized, failure.Message);
                // The key may be younger than the endorsements that are kept.
                _endorsements.RequestRefresh();
            }
    }

    async Task<ClaimsIdentity> CheckOnceAsync(string token, string? channelId)
    {
        try
        {
            return await NewExtractor().GetIdentityAsync("Bearer", token, channelId ?? "")
                ?? throw new RefusedException(StatusCodes.Status401Unauthorized, "the token is of another issuer");
        }
        catch (Exception failure) when (failure is SecurityTokenException or ArgumentException or FormatException)
        {
            throw new RefusedException(StatusCodes.Status401Unauthorized, failure.GetType().Name);
        }
        catch (Exception failure) when (failure
            is InvalidOperationException or HttpRequestException or IOException or OperationCanceledException)
        {
            throw new RefusedException(StatusCodes.Status503ServiceUnavailable, "the issuer's keys cannot be had");
        }
    }

    // Bot Builder's parameters try every key on a token that names none, and mind no missing expiry.
    JwtTokenExtractor NewExtractor() => new(
        http,
        new()
        {
            ConfigurationManager = _keys, // has them looked up again, as the extractor by itself does not
            ValidIssuers = issuers,
            ValidAudience = appId,
            TryAllIssuerSigningKeys = false,
            ValidateIssuerSigningKey = true,
            RequireExpirationTime = true,
            ClockSkew = TimeSpan.FromMinutes(5),
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256], // as every issuer's metadata says
        },
        metadata, AuthenticationConstants.AllowedSigningAlgorithms, _endorsements);

    static ConfigurationManager<IDictionary<string, HashSet<string>>> NewEndorsements(string metadata, HttpClient http)
    {
        var retriever = new EndorsementsRetriever(http);
        return new(metadata, retriever, retriever)
        {
            AutomaticRefreshInterval = KeptFor,
            RefreshInterval = AskedAgainAfter,
        };
    }
}
