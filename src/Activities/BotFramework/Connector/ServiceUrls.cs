using System.Net;

namespace NewsBot.Activities.BotFramework.Connector;

/// <summary>Which addresses the bot may send messages and tokens to.</summary>
/// <param name="hosts">https at these hosts and those below them: "botframework.com".</param>
/// <param name="allowsLoopback">This machine too, also without TLS: where the Emulator and the Playground are.</param>
sealed class ServiceUrls(IReadOnlyList<string> hosts, bool allowsLoopback)
{
    public bool Allows(string? serviceUrl)
    {
        try
        {
            return Uri.TryCreate(serviceUrl, UriKind.Absolute, out var service)
                && service is { UserInfo: "", Query: "", Fragment: "" }
                && (IsListed(service) || allowsLoopback && IsLoopback(service));
        }
        catch (UriFormatException)
        {
            return false; // its host has characters that no name has, which is found out only here
        }
    }

    bool IsListed(Uri service) => service.Scheme == Uri.UriSchemeHttps && hosts.Any(host =>
        service.IdnHost.Equals(host, StringComparison.OrdinalIgnoreCase)
        || service.IdnHost.EndsWith("." + host, StringComparison.OrdinalIgnoreCase));

    static bool IsLoopback(Uri service) => service.Scheme is "http" or "https" && IsLoopback(service.IdnHost);

    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);
}
