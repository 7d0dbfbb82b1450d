using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using NewsBot.Activities.BotFramework.Hosting;
using NewsBot.Settings;

namespace NewsBot.Tests.Activities.BotFramework;

public class ProxiesTests
{
    [Theory]
    [InlineData("", "203.0.113.9", "https 203.0.113.9")] // the test itself is a proxy on this machine
    [InlineData("", "203.0.113.9, 10.0.0.7", "https 10.0.0.7")] // which nobody knows: it may have made up the rest
    [InlineData("10.0.0.7", "203.0.113.9, 10.0.0.7", "https 203.0.113.9")]
    [InlineData("192.0.2.1; 10.0.0.0/8", "203.0.113.9, 10.0.0.7", "https 203.0.113.9")]
    [InlineData("10.0.0.0/8", "198.51.100.1, 203.0.113.9, 10.0.0.7", "https 203.0.113.9")]
    public async Task ARequestComesFromTheLastOneThatIsNoKnownProxy(
        string proxies, string forwardedFor, string expected)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var app = builder.Build();
        app.UseForwardedHeaders(Proxies.Parse(proxies));
        app.Run(http => http.Response.WriteAsync($"{http.Request.Scheme} {http.Connection.RemoteIpAddress}"));
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new(app.Urls.Single()) };
        client.DefaultRequestHeaders.Add("X-Forwarded-For", forwardedFor);
        var protocols = forwardedFor.Split(", ").Select(_ => "https");
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", string.Join(", ", protocols));

        var root = new Uri("/", UriKind.Relative);
        Assert.Equal(expected, await client.GetStringAsync(root, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void WhatIsNoAddressStopsTheStart()
    {
        var failure = Assert.Throws<SettingsException>(() => Proxies.Parse("10.0.0.7;proxy.example"));

        Assert.StartsWith("Bot:Proxies 'proxy.example' is no address", failure.Message, StringComparison.Ordinal);
    }
}
