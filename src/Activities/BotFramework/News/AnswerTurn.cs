using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using NewsBot.Activities.BotFramework.Connector;
using NewsBot.Activities.BotFramework.Hosting;
using NewsBot.Activities.BotFramework.Rendering;
using NewsBot.Activities.BotFramework.Schema;
using NewsBot.Activities.BotFramework.Streaming;
using NewsBot.Activities.BotFramework.Turns;
using NewsBot.Answers;
using NewsBot.Answers.Conversations;
using NewsBot.Telemetry;

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
        ITurnContext turn, string question, CancellationToken cancellationToken, string? replaces = null)
    {
        var view = ChannelView.Of(turn.Activity);
        if (replaces is not null)
            view = view with { Streams = false };
        var key = turn.ConversationKey();
        var (state, etag) = store.Read(key);
        state = (state ?? ConversationState.Empty).Asked(turn.Activity.Id);
        etag = store.Write(key, state, etag) ?? etag;

        await using var progress = new AnswerProgress(
            turn, view, TimeSpan.FromMilliseconds(options.ProgressAfterMilliseconds), Searching, clock);
        var said = new List<AnswerSentence>();
        try
        {
            var desk = await reading.Desk.WaitAsync(cancellationToken);
            var inquiry = new Inquiry(question) { Conversation = state.Conversation };
            var reply = await AnswerAsync(desk, inquiry, view, progress, said, cancellationToken);
            var message = await RenderAsync(turn, desk, reply, state.Conversation, view, cancellationToken);
            if (progress.IsCanceledByReader)
                return;
            var answered = state.Answered(desk.Continue(state.Conversation, reply), reply, answerId: null);
            try
            {
                var id = await SayAsync(turn, progress, message, replaces);
                store.Write(key, answered with { AnswerId = id }, etag);
            }
            catch (ConnectorException failure) when (failure.Status is null)
            {
                store.Write(key, answered, etag); // nobody refused it: it may have arrived
                throw;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            using var goodbye = new CancellationTokenSource(ToSayGoodbye, clock);
            var stopped = BotTexts.Stopped(ReplyRenderer.TextOf(said, view), turn.Facts().IsSuperseded);
            await progress.AnswerAsync(BotActivity.Message(stopped), goodbye.Token);
            throw;
        }
        catch (Exception failure) when (failure is not ConnectorException)
        {
            await progress.AnswerAsync(BotActivity.Message(BotTexts.Failed), CancellationToken.None);
            throw;
        }
    }

    static async Task<Reply> AnswerAsync(
        NewsDesk desk, Inquiry inquiry, ChannelView view, AnswerProgress progress, List<AnswerSentence> said,
        CancellationToken cancellationToken)
    {
        await foreach (var step in desk.StepsAsync(inquiry, cancellationToken))
            switch (step)
            {
                case AskStep.Found(var passages):
                    progress.Does(passages.Count == 1
                        ? "Reading 1 passage …"
                        : FormattableString.Invariant($"Reading {passages.Count} passages …"));
                    break;
                case AskStep.Said(var sentence, _):
                    said.Add(sentence);
                    IReadOnlyList<AnswerSentence> soFar = [.. said];
                    progress.Says(() => ReplyRenderer.TextOf(soFar, view));
                    break;
                case AskStep.Replied(var reply):
                    return reply;
            }

        throw new InvalidOperationException("The question came to no end."); // the last step is always Replied
    }

    /// <summary>With what may be asked next; after a refusal, what can be asked at all.</summary>
    /// <remarks>The Playground shows no citations in a message that suggests something: they go before.</remarks>
    async Task<Activity> RenderAsync(
        ITurnContext turn, NewsDesk desk, Reply reply, Conversation conversation, ChannelView view,
        CancellationToken cancellationToken)
    {
        using var span = Spans.Start("render");
        var claims = CitationClaims.For(turn, desk, options);
        var message = new ReplyRenderer(claims).Render(reply, view);
        var isCiting = reply.Answer is Answer.Cited or Answer.NotInTheNews { Closest: not null };
        if (!view.SuggestsActions || view.Citations == CitationStyle.Pills && isCiting)
            return message;
        var questions = reply.Answer is Answer.Cited
            ? await desk.SuggestAsync(reply, conversation, cancellationToken)
            : await suggested.OfAsync(desk, cancellationToken);
        if (questions.Count > 0)
            message.SuggestedActions = BotActivity.Suggest(turn.Activity, questions);
        return message;
    }

    /// <remarks>
    /// An answer that is on its way is not called back: it may have arrived. The connector's patience ends it.
    /// </remarks>
    static async Task<string?> SayAsync(ITurnContext turn, AnswerProgress progress, Activity message, string? replaces)
    {
        using var span = Spans.Start("send");
        if (replaces is null)
            return await progress.AnswerAsync(message, CancellationToken.None);
        try
        {
            message.Id = replaces;
            await turn.UpdateActivityAsync(message, CancellationToken.None);
            return replaces;
        }
        catch (ConnectorException)
        {
            // It is there no more, or cannot be changed.
            return await progress.AnswerAsync(message, CancellationToken.None);
        }
    }
}
