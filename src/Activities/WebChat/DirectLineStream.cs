using System.Net.WebSockets;
using NewsBot.Activities.BotFramework.Turns;

namespace NewsBot.Activities.WebChat;

/// <summary>A conversation → the WebSocket of its reader, each thing when it is said.</summary>
sealed class DirectLineStream(TurnQueue queue)
{
    /// <returns>When the reader has gone, opened another stream, or the program ends.</returns>
    public async Task RunAsync(
        WebSocket socket, DirectLineConversation conversation, long watermark, CancellationToken cancellationToken)
    {
        using var left = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, conversation.TakeStream());
        var reading = ReadToEndAsync(socket, left);
        try
        {
            while (!left.IsCancellationRequested)
            {
                // In this order: what is said after the look is not missed.
                var changed = conversation.Changed;
                var (json, next) = conversation.Since(watermark, withTyping: true);
                if (next > watermark)
                    await socket.SendAsync(json, WebSocketMessageType.Text, endOfMessage: true, left.Token);
                else if (queue.Drained.IsCancellationRequested)
                    break;
                else
                    await WaitAsync(changed, left.Token);
                watermark = next;
            }

            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, null, cancellationToken);
        }
        catch (Exception failure) when (failure is OperationCanceledException or WebSocketException)
        {
            // The reader has gone.
        }
        finally
        {
            await left.CancelAsync();
            await reading;
        }
    }

    async Task WaitAsync(Task changed, CancellationToken left)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(left, queue.Drained);
        await Task.WhenAny(changed, Task.Delay(Timeout.Infinite, either.Token));
        await either.CancelAsync();
    }

    /// <summary>Nothing is said over it but that the reader is there; the end of it is what matters.</summary>
    static async Task ReadToEndAsync(WebSocket socket, CancellationTokenSource left)
    {
        var ignored = new byte[1024];
        try
        {
            while ((await socket.ReceiveAsync(ignored, left.Token)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or WebSocketException)
        {
            // As above.
        }

        await left.CancelAsync();
    }
}
