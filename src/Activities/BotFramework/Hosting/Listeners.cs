using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using NewsBot.Activities.BotFramework.Connector;
using NewsBot.Settings;

namespace NewsBot.Activities.BotFramework.Hosting;

/// <summary>Bot:Urls → where the host listens.</summary>
sealed record Listeners(IReadOnlyList<Uri> Urls)
{
    const string Key = $"Bot:{nameof(BotOptions.Urls)}";

    /// <summary>Nobody outside this machine can connect.</summary>
    public bool AreLoopback => Urls.All(url => ServiceUrls.IsLoopback(url.IdnHost));

    /// <exception cref="SettingsException">One of them cannot be listened on.</exception>
    public static Listeners Parse(string urls)
    {
        var parsed = new List<Uri>();
        foreach (var text in urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            // "*" and "+" are every address of this machine, as in ASP.NET Core.
            var address = text
                .Replace("//*", "//[::]", StringComparison.Ordinal)
                .Replace("//+", "//[::]", StringComparison.Ordinal);
            if (!Uri.TryCreate(address, UriKind.Absolute, out var url)
                || url is not { AbsolutePath: "/", Query: "", Fragment: "" })
                throw new SettingsException($"{Key} '{text}' is not an address like http://localhost:3978.");
            if (url.Scheme != Uri.UriSchemeHttp)
                throw new SettingsException(
                    $"{Key} '{text}': only http is served. Let a proxy in front of it end TLS.");
            if (url.IdnHost != "localhost" && !IPAddress.TryParse(url.IdnHost, out _))
                throw new SettingsException(
                    $"{Key} '{text}': name this machine's address, localhost, or * for every address.");
            if (url is { IdnHost: "localhost", Port: 0 })
                throw new SettingsException(
                    $"{Key} '{text}': localhost is two addresses: name a port, or 127.0.0.1.");
            parsed.Add(url);
        }

        return parsed.Count > 0 ? new(parsed) : throw new SettingsException($"{Key} names no address to listen on.");
    }

    /// <summary>Where the host is asked from its own machine.</summary>
    public Uri Own => Urls[0] is { } url && IPAddress.TryParse(url.IdnHost, out var address)
        && (address.Equals(IPAddress.IPv6Any) || address.Equals(IPAddress.Any))
        ? new UriBuilder(url) { Host = "127.0.0.1" }.Uri
        : Urls[0];

    public void ListenWith(KestrelServerOptions kestrel)
    {
        foreach (var url in Urls)
            if (url.IdnHost == "localhost")
                kestrel.ListenLocalhost(url.Port); // goes on where one of 127.0.0.1 and ::1 is missing
            else if (IPAddress.Parse(url.IdnHost) is var address && address.Equals(IPAddress.IPv6Any))
                kestrel.ListenAnyIP(url.Port);
            else
                kestrel.Listen(address, url.Port);
    }
}
