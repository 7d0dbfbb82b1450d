using System.Globalization;
using NewsBot.Activities.BotFramework.Schema;

namespace NewsBot.Activities.BotFramework.Connector;

/// <summary>Keeps replies for the answer to the request that they reply to ("deliveryMode": "expectReplies").</summary>
sealed class ExpectedRepliesBuffer : IConnector
{
    readonly List<Activity> _replies = [];

    public IReadOnlyList<Activity> Replies => _replies;

    public Task<string?> SendAsync(Activity activity, CancellationToken cancellationToken)
    {
        var id = (_replies.Count + 1).ToString(CultureInfo.InvariantCulture);
        _replies.Add(activity with { Id = id });
        return Task.FromResult<string?>(id);
    }

    public Task UpdateAsync(Activity activity, CancellationToken cancellationToken)
    {
        var index = _replies.FindIndex(reply => reply.Id == activity.Id);
        if (index < 0)
            throw new ConnectorException("What was said in an earlier request cannot be changed.");
        _replies[index] = activity;
        return Task.CompletedTask;
    }

    public Task DeleteAsync(Activity activity, CancellationToken cancellationToken)
    {
        _replies.RemoveAll(reply => reply.Id == activity.Id);
        return Task.CompletedTask;
    }
}
