using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using NewsBot.Providers;

namespace NewsBot.Answers.Chat;

/// <summary>A chat client that keeps to its time, and whose every failure is a <see cref="ModelException"/>.</summary>
sealed class GuardedChatClient(IChatClient client, ModelEndpoint endpoint, ModelLimits limits, TimeProvider clock)
    : DelegatingChatClient(client)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var call = new ModelCall(endpoint, limits, clock, cancellationToken);
        var response = await call.RunAsync(token => base.GetResponseAsync(messages, options, token));
        CheckEnd(response.FinishReason, hasText: response.Text.Length > 0);
        return response;
    }

    /// <remarks>The time that the reader of the stream takes for itself counts too.</remarks>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var call = new ModelCall(endpoint, limits, clock, cancellationToken);
        ChatFinishReason? end = null;
        var hasText = false;
        await using var updates = base.GetStreamingResponseAsync(messages, options, call.Token)
            .GetAsyncEnumerator(call.Token);
        while (await call.RunAsync(_ => updates.MoveNextAsync().AsTask()))
        {
            end = updates.Current.FinishReason ?? end;
            hasText |= updates.Current.Text.Length > 0;
            yield return updates.Current;
        }

        call.ThrowIfOver();
        CheckEnd(end, hasText);
    }

    /// <summary>
    /// A connection that was closed in good order looks like an end: only the model says whether it is.
    /// </summary>
    void CheckEnd(ChatFinishReason? end, bool hasText)
    {
        if (end is null)
            throw hasText ? ModelCall.BrokenOff(endpoint) : new ModelException($"{endpoint} sent an empty reply");
    }
}
