using System.Collections.Concurrent;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using NewsBot.Activities.BotFramework.Schema;

namespace NewsBot.Activities.BotFramework.Connector;

/// <summary>service address → the client of the Connector API (v3) there, made once.</summary>
/// <param name="credentials">Null if the bot has no identity.</param>
/// <param name="handler">Sees to retries and time limits; see <see cref="ConnectorHandler"/>.</param>
/// <remarks>
/// Bot Builder makes a client for each turn, and each looks at every type of the schema by reflection again: measured,
/// 9 ms of a core and 850 KB of garbage a turn.
/// </remarks>
sealed class Connectors(AppCredentials? credentials, HttpMessageHandler handler, ServiceUrls allowed)
    : ConnectorFactory, IDisposable
{
    // A channel has a handful of addresses; a sender in development may name any port of this machine.
    const int MostKept = 256;

    // Replies that are collected go into the response, and to no address.
    const string Nowhere = "https://nowhere.invalid/";

    readonly ConcurrentDictionary<string, KeptClient> _clients = new(StringComparer.Ordinal);

    /// <exception cref="ConnectorException">Nothing may be sent to the address.</exception>
    public override Task<IConnectorClient> CreateAsync(
        string? serviceUrl, string audience, CancellationToken cancellationToken)
    {
        var url = string.IsNullOrEmpty(serviceUrl) ? Nowhere : serviceUrl;
        if (_clients.TryGetValue(url, out var kept))
            return Task.FromResult<IConnectorClient>(kept);
        if (url != Nowhere && !allowed.Allows(url))
            throw new ConnectorException("The activity's service address is not one that may be sent to.");
        if (_clients.Count >= MostKept)
            _clients.Clear();
        var made = new KeptClient(new(url.TrimEnd('/') + '/'), credentials, handler);
        return Task.FromResult<IConnectorClient>(_clients.GetOrAdd(url, made));
    }

    public void Dispose() => handler.Dispose();

    /// <summary>A client that outlives the turns, each of which disposes it.</summary>
    sealed class KeptClient : ConnectorClient
    {
        // The base class changes the default headers of its HttpClient, which no other client may be using then: each
        // has its own, and they share the connections. The handler has a time limit for each attempt.
        public KeptClient(Uri service, AppCredentials? credentials, HttpMessageHandler handler)
            : base(
                service, credentials,
                new HttpClient(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan },
                disposeHttpClient: false)
        {
            HttpClient.DefaultRequestHeaders.UserAgent.Clear(); // it names this machine's operating system
            SerializationSettings.ContractResolver = BotJson.Contracts;
            DeserializationSettings.ContractResolver = BotJson.Contracts;
        }

#pragma warning disable CA2215 // The base class would let go of its HttpClient.
        protected override void Dispose(bool disposing) { }
#pragma warning restore CA2215
    }
}
