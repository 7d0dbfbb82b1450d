using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NewsBot.Activities.WebChat;

/// <summary>ticket ↔ token: "conversation.user.expiry.signature", by HMAC-SHA256 with a key that ends with the
/// program.</summary>
sealed class DirectLineTokens(TimeProvider clock)
{
    /// <summary>As of the Bot Framework's own Direct Line, whose clients refresh after half of it.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public string Issue(DirectLineTicket ticket)
    {
        var expiry = (clock.GetUtcNow() + Lifetime).ToUnixTimeSeconds();
        var content = string.Create(CultureInfo.InvariantCulture, $"{ticket.ConversationId}.{ticket.UserId}.{expiry}");
        return $"{content}.{Base64Url.EncodeToString(Sign(content))}";
    }

    /// <returns>Null when it is none of ours, or too old.</returns>
    public DirectLineTicket? Read(string? token)
    {
        if (token is null || token.LastIndexOf('.') is var end && end < 0)
            return null;
        var content = token[..end];
        var signature = token.AsSpan(end + 1);
        if (!Base64Url.IsValid(signature, out var length) || length != HMACSHA256.HashSizeInBytes
            || !CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(signature), Sign(content)))
            return null;
        var parts = content.Split('.');
        var expiry = DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[2], CultureInfo.InvariantCulture));
        return clock.GetUtcNow() < expiry ? new(parts[0], parts[1]) : null;
    }

    byte[] Sign(string content) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(content));
}
