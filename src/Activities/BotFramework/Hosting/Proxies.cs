using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using NewsBot.Settings;

namespace NewsBot.Activities.BotFramework.Hosting;

/// <summary>Bot:Proxies → whose word counts about where a request comes from, beside those on this machine.</summary>
static class Proxies
{
    /// <exception cref="SettingsException">One of them is no address.</exception>
    public static ForwardedHeadersOptions Parse(string proxies)
    {
        // The host is not taken from there: it says whose page sends the request.
        var headers = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null, // as far back as they are known
        };
        foreach (var text in proxies.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (IPAddress.TryParse(text, out var address))
                headers.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(text, out var network))
                headers.KnownIPNetworks.Add(network);
            else
                throw new SettingsException(
                    $"Bot:{nameof(BotOptions.Proxies)} '{text}' is no address like 10.0.0.7, " +
                    "and no network like 10.0.0.0/8.");
        return headers;
    }
}
