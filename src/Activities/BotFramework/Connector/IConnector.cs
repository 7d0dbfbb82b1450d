using NewsBot.Activities.BotFramework.Schema;

namespace NewsBot.Activities.BotFramework.Connector;

/// <summary>activity → the conversation that it names, by the way that its channel has.</summary>
interface IConnector
{
    /// <summary>Sends, as a reply where <see cref="Activity.ReplyToId"/> is set.</summary>
    /// <returns>The id that the channel gave it; null where it gives none.</returns>
    /// <exception cref="ConnectorException">The channel did not take it.</exception>
    Task<string?> SendAsync(Activity activity, CancellationToken cancellationToken);

    /// <summary>Puts it in the place of the one with its <see cref="Activity.Id"/>.</summary>
    /// <exception cref="ConnectorException">The channel did not take it.</exception>
    Task UpdateAsync(Activity activity, CancellationToken cancellationToken);

    /// <exception cref="ConnectorException">The channel did not do it.</exception>
    Task DeleteAsync(Activity activity, CancellationToken cancellationToken);
}
