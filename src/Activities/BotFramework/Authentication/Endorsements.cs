using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using NewsBot.Activities.BotFramework.Schema;

namespace NewsBot.Activities.BotFramework.Authentication;

/// <summary>key → the channels that it may speak for: an addition of the Bot Framework to JSON Web Keys.</summary>
static class Endorsements
{
    /// <returns>None where the key has no list: then it speaks for no channel.</returns>
    public static FrozenSet<string> Of(string keyId, OpenIdConnectConfiguration known)
    {
        var key = known.JsonWebKeySet?.Keys.FirstOrDefault(key => key.Kid == keyId);
        if (key is null || !key.AdditionalData.TryGetValue("endorsements", out var list))
            return FrozenSet<string>.Empty;
        return list switch
        {
            JsonElement { ValueKind: JsonValueKind.Array } json =>
                json.EnumerateArray().Select(Entities.TextOf).OfType<string>().ToFrozenSet(),
            IEnumerable<object> values => values.OfType<string>().ToFrozenSet(),
            _ => FrozenSet<string>.Empty,
        };
    }
}
