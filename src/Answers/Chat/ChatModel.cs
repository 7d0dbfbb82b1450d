using Microsoft.Extensions.AI;
using NewsBot.Providers;

namespace NewsBot.Answers.Chat;

/// <summary>The chat model that the settings name. Its libraries are loaded when it is first asked.</summary>
sealed class ChatModel(ChatModelOptions options, TimeProvider clock)
{
    readonly Lazy<IChatClient> _client = new(() => ChatClients.Create(options, clock));

    /// <summary>Where it is, whether that is this machine, and how it is named to a reader.</summary>
    public ModelEndpoint Endpoint { get; } = options.Located();

    /// <summary>
    /// Throws <see cref="ModelException"/> for whatever goes wrong, and gives the usage where the provider sends it.
    /// </summary>
    public IChatClient Client => _client.Value;

    /// <summary>Null: no model is set.</summary>
    public static ChatModel? Of(ChatModelOptions options, TimeProvider clock) =>
        options.Provider is ChatProvider.None ? null : new(options, clock);
}
