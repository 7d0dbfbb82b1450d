using Microsoft.AspNetCore.Http;
using NewsBot.Activities.BotFramework;
using NewsBot.Activities.BotFramework.Connector;

namespace NewsBot.Activities.WebChat;

/// <summary>Where a reader's browser reaches this host, and whether the browser is at a page of this host.</summary>
sealed class ReaderAddress(BotOptions options)
{
    readonly Uri? _public = options.PublicUrl.Length > 0 ? new(options.PublicUrl) : null;

    /// <summary>"https://news.example.org" without a slash at the end: the public address where the request came by
    /// it.</summary>
    public string Of(HttpRequest request)
    {
        var isPublic = _public is not null
            && (IsAt(request.Host.Value, _public) || IsAt(OriginOf(request)?.Authority, _public));
        return isPublic ? options.PublicUrl.TrimEnd('/') : $"{request.Scheme}://{request.Host.Value}";
    }

    /// <returns>Why the request is refused; null when it is not.</returns>
    /// <remarks>
    /// A page of another site could send requests through its reader's browser, by a name of its own that leads here or
    /// across origins. Without an app id nobody but this machine is meant.
    /// </remarks>
    public string? RefusalOf(HttpRequest request)
    {
        if (!options.HasIdentity && !ServiceUrls.IsLoopback(request.Host.Host))
            return "Without a Bot:AppId this host answers at localhost alone.";
        var origin = request.Headers.Origin.ToString();
        var isOwn = origin.Length == 0
            || OriginOf(request) is { } from
                && (IsAt(request.Host.Value, from) || _public is not null && IsAt(_public.Authority, from));
        return isOwn ? null : "Pages of other origins may not use this host.";
    }

    static bool IsAt(string? authority, Uri address) =>
        string.Equals(authority, address.Authority, StringComparison.OrdinalIgnoreCase);

    static Uri? OriginOf(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin) ? origin : null;
}
