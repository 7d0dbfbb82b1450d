using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace NewsBot.Activities.WebChat;

/// <summary>How much one reader may ask for: beyond it the answer is 429, with the time to wait.</summary>
static class RateLimits
{
    /// <summary>Of an address: conversations that are begun, and questions without one.</summary>
    public const string Starts = "starts";

    /// <summary>Of a conversation: messages.</summary>
    public const string Messages = "messages";

    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddRateLimits(this IServiceCollection services, WebOptions options) =>
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : Window;
                rejected.HttpContext.Response.Headers.RetryAfter =
                    Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            limiter.AddPolicy(Starts, http => Limit(
                NetworkOf(http.Connection.RemoteIpAddress ?? IPAddress.None), options.StartsPerMinute));
            limiter.AddPolicy(Messages, http => Limit(
                http.Request.RouteValues["id"] as string ?? "", options.MessagesPerMinute));
        });

    /// <summary>An address; of IPv6 its network of 64 bits, all of whose addresses one reader may have.</summary>
    static IPAddress NetworkOf(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6)
            return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new(bytes);
    }

    static RateLimitPartition<T> Limit<T>(T key, int permits) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new() { PermitLimit = permits, Window = Window });
}
