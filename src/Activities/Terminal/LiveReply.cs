using System.Threading.Channels;
using Spectre.Console;

namespace NewsBot.Activities.Terminal;

/// <summary>question → screen: each sentence when it is said, then its sources.</summary>
sealed class LiveReply(IAnsiConsole console, ControlC controlC, NewsDesk desk, ReplyView view)
{
    /// <returns>Null when it was stopped.</returns>
    public async Task<Reply?> ShowAsync(Inquiry inquiry, bool explain, CancellationToken cancellationToken)
    {
        var steps = Channel.CreateUnbounded<AskStep>();
        var asking = controlC.StoppableAsync(
            token => PassOnAsync(desk.StepsAsync(inquiry, token), steps.Writer), cancellationToken);
        StreamedText? text = null;
        string? waitingFor = "Searching the articles …";
        while (await IsMoreAsync(steps.Reader, asking, waitingFor))
            switch (await steps.Reader.ReadAsync(cancellationToken))
            {
                case AskStep.Understood(var question):
                    console.WriteLine();
                    view.WriteUnderstood(question);
                    text = new(console);
                    break;
                case AskStep.Found when desk.Model is { } model:
                    waitingFor = $"{model.Model} is writing …";
                    break;
                case AskStep.Said(var sentence, _):
                    ReplyView.WriteSentence(text ??= Begin(), sentence);
                    waitingFor = null;
                    break;
            }

        text?.End();
        if (await asking is not { } reply)
            return null;
        view.WriteRest(reply, explain);
        return reply;
    }

    StreamedText Begin()
    {
        console.WriteLine();
        return new(console);
    }

    static async Task<Reply> PassOnAsync(IAsyncEnumerable<AskStep> steps, ChannelWriter<AskStep> passed)
    {
        Reply? reply = null;
        await foreach (var step in steps)
            if (step is AskStep.Replied(var whole))
                reply = whole;
            else
                await passed.WriteAsync(step);
        return reply!; // the last step
    }

    /// <summary>Waits for the next step, or for the end.</summary>
    /// <param name="waitingFor">Shown meanwhile; null where there is a sentence to read.</param>
    async Task<bool> IsMoreAsync(ChannelReader<AskStep> steps, Task asking, string? waitingFor)
    {
        if (!steps.TryPeek(out _) && !asking.IsCompleted)
        {
            var next = Task.WhenAny(steps.WaitToReadAsync().AsTask(), asking);
            await (waitingFor is null ? next : Patience.WaitAsync(
                next, () => console.Status().StartAsync(waitingFor, _ => next)));
        }

        return steps.TryPeek(out _);
    }
}
