using System.Diagnostics.CodeAnalysis;

namespace NewsBot.Articles;

/// <summary>The address that an article gives for itself → a link that a reader may be given.</summary>
static class ArticleLink
{
    /// <summary>
    /// Refuses everything but http and https, and an address with a user name or password: it would show the password,
    /// or hide the host.
    /// </summary>
    public static bool TryParse(string? url, [NotNullWhen(true)] out Uri? link) =>
        Uri.TryCreate(url, UriKind.Absolute, out link)
        && link is { Scheme: "https" or "http", UserInfo: "" };
}
