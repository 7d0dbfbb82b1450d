using NewsBot.Activities.BotFramework.Connector;
using NewsBot.Activities.BotFramework.Hosting;
using NewsBot.Activities.BotFramework.Rendering;
using NewsBot.Activities.BotFramework.Schema;
using NewsBot.Activities.BotFramework.Streaming;
using NewsBot.Activities.BotFramework.Turns;
using NewsBot.Answers;

namespace NewsBot.Activities.BotFramework.News;

/// <summary>question → one message with the answer, shown while it is made where it takes a while.</summary>
sealed class AnswerTurn(
    DeskInReading reading, ConversationStore store, SuggestedQuestions suggested, BotOptions options,
    TimeProvider clock)
{
    const string Searching = "Searching the articles …";

    // What a stopped turn may take to say so: its own token is cancelled.
    static readonly TimeSpan ToSayGoodbye = TimeSpan.FromSeconds(2);

    /// <param name="replaces">The message that the answer is put in the place of; null: a new one.</param>
    public async Task RunAsync(
        TurnContext turn, string question, CancellationToken cancellationToken, string? replaces = null)
    {
        var view = ChannelView.Of(turn.Activity);
        if (replaces is not null)
            view = view with { Streams = false };
        var key = turn.ConversationKey;
        var (state, etag) = store.Read(key);
        state = (state ?? ConversationState.Empty).Asked(turn.Activity.Id);
        etag = store.Write(key, state, etag) ?? etag;

        await using var progress = new AnswerProgress(
            turn, view, TimeSpan.FromMilliseconds(options.ProgressAfterMilliseconds), Searching, clock);
        var said = new List<AnswerSentence>();
        try
        {
            var (message, standalone, reply) =
                await AnswerAsync(turn, question, state, view, progress, said, cancellationToken);
            if (progress.IsCanceledByReader)
                return;
            var id = await SayAsync(turn, progress, message, replaces);
            store.Write(key, state.Answered(question, standalone, reply, id), etag);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            using var goodbye = new CancellationTokenSource(ToSayGoodbye, clock);
            var stopped = BotTexts.Stopped(ReplyRenderer.TextOf(said, view), turn.IsSuperseded);
            await progress.AnswerAsync(Activity.Message(stopped), goodbye.Token);
            throw;
        }
        catch (Exception failure) when (failure is not ConnectorException)
        {
            await progress.AnswerAsync(Activity.Message(BotTexts.Failed), CancellationToken.None);
            throw;
        }
    }

    async Task<(Activity Message, string Standalone, Reply Reply)> AnswerAsync(
        TurnContext turn, string question, ConversationState state, ChannelView view, AnswerProgress progress,
        List<AnswerSentence> said, CancellationToken cancellationToken)
    {
        var desk = await reading.Desk.WaitAsync(cancellationToken);
        var renderer = new ReplyRenderer(new CitationClaims(desk.Archive, turn.OwnAddress ?? options.ArticlesUrl));
        var standalone = question;
        var inquiry = new Inquiry(question) { Conversation = state.Conversation };
        await foreach (var step in desk.StepsAsync(inquiry, cancellationToken))
            switch (step)
            {
                case AskStep.Understood(var understood):
                    standalone = understood;
                    break;
                case AskStep.Found(var passages):
                    progress.Does(passages.Count == 1
                        ? "Reading 1 passage …"
                        : FormattableString.Invariant($"Reading {passages.Count} passages …"));
                    break;
                case AskStep.Said(var sentence, _):
                    said.Add(sentence);
                    progress.Says(ReplyRenderer.TextOf(said, view));
                    break;
                case AskStep.Replied(var reply):
                    var message = renderer.Render(reply, view);
                    if (reply.Answer is Answer.NotInTheNews && view.SuggestsActions)
                        message = message with
                        {
                            SuggestedActions = SuggestedActions.Saying(
                                turn.Activity.From?.Id, await suggested.OfAsync(desk, cancellationToken)),
                        };
                    cancellationToken.ThrowIfCancellationRequested();
                    return (message, standalone, reply);
            }

        throw new InvalidOperationException("The question came to no end."); // the last step is always Replied
    }

    /// <remarks>
    /// An answer that is on its way is not called back: it may have arrived. The connector's patience ends it.
    /// </remarks>
    static async Task<string?> SayAsync(TurnContext turn, AnswerProgress progress, Activity message, string? replaces)
    {
        if (replaces is null)
            return await progress.AnswerAsync(message, CancellationToken.None);
        try
        {
            await turn.UpdateAsync(message with { Id = replaces }, CancellationToken.None);
            return replaces;
        }
        catch (ConnectorException)
        {
            // It is there no more, or cannot be changed.
            return await progress.AnswerAsync(message, CancellationToken.None);
        }
    }
}
