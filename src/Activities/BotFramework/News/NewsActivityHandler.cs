using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using NewsBot.Activities.BotFramework.Connector;
using NewsBot.Activities.BotFramework.Hosting;
using NewsBot.Activities.BotFramework.Rendering;
using NewsBot.Activities.BotFramework.Schema;
using NewsBot.Activities.BotFramework.Turns;
using NewsBot.Answers;
using Newtonsoft.Json.Linq;

namespace NewsBot.Activities.BotFramework.News;

/// <summary>What people say to the bot → what it says.</summary>
sealed class NewsActivityHandler(
    DeskInReading reading, ConversationStore store, KnownConversations known, SuggestedQuestions suggested,
    AnswerTurn answers, FeedbackFile feedback, QuestionLimits limits, BotOptions options, TimeProvider clock)
    : TurnHandler
{
    /// <summary>One answer at a time: a new question ends the one that is being answered.</summary>
    public override bool Supersedes(Activity activity) =>
        activity.Type == ActivityTypes.Message && BotCommand.Read(activity) is BotCommand.Ask or BotCommand.New;

    public override Task OnTooManyMessagesAsync(
        TimeSpan wait, ITurnContext turn, CancellationToken cancellationToken) =>
        turn.SendAsync(BotTexts.TooMany(wait), cancellationToken);

    /// <remarks>Teams asks for an empty object where all is well.</remarks>
    protected override Task<InvokeResponse> OnInvokeActivityAsync(
        ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) =>
        Task.FromResult(!Feedback.IsSubmit(ActivityOf(turnContext))
            ? new() { Status = StatusCodes.Status501NotImplemented }
            : KeepFeedback(turnContext) switch
            {
                StatusCodes.Status200OK => CreateInvokeResponse(new JObject()),
                var refusal => new() { Status = refusal },
            });

    protected override async Task OnMessageActivityAsync(
        ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        ITurnContext turn = turnContext;
        var key = turn.ConversationKey();
        if (known.IsOfAnEarlierRun(key))
            await turn.SendAsync(BotTexts.Forgotten, cancellationToken);
        switch (BotCommand.Read(turn.Activity))
        {
            case BotCommand.Ask(var question):
                await answers.RunAsync(turn, question, cancellationToken);
                break;
            case BotCommand.Sources:
                var desk = await reading.Desk.WaitAsync(cancellationToken);
                var claims = CitationClaims.For(turn, desk, options);
                var sources = BotTexts.Sources(store.Read(key).State?.LastReply, claims, ChannelView.Of(turn.Activity));
                await turn.SendAsync(sources, cancellationToken);
                break;
            case BotCommand.New:
                store.Forget(key);
                await turn.SendAsync(BotTexts.StartedAnew, cancellationToken);
                break;
            case BotCommand.Help:
                await HelpAsync(turn, store.Read(key).State, cancellationToken);
                break;
            case BotCommand.Refused(var message):
                await turn.SendAsync(message, cancellationToken);
                break;
        }
    }

    /// <summary>The last question, edited, is answered anew in the place of its answer.</summary>
    protected override async Task OnMessageUpdateActivityAsync(
        ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        ITurnContext turn = turnContext;
        if (!IsLastQuestion(turn, out var state, out var etag)
            || BotCommand.Read(turn.Activity) is not BotCommand.Ask(var question))
            return;
        store.Write(turn.ConversationKey(), state.WithoutLast(), etag);
        await answers.RunAsync(turn, question, cancellationToken, replaces: state.AnswerId);
    }

    /// <summary>The last question, deleted, is forgotten, and its answer is taken back where the channel can.</summary>
    protected override async Task OnMessageDeleteActivityAsync(
        ITurnContext<IMessageDeleteActivity> turnContext, CancellationToken cancellationToken)
    {
        ITurnContext turn = turnContext;
        if (!IsLastQuestion(turn, out var state, out var etag))
            return;
        store.Write(turn.ConversationKey(), state.WithoutLast().Asked(questionId: null), etag);
        try
        {
            if (state.AnswerId is { } answer)
                await turn.DeleteActivityAsync(answer, cancellationToken);
        }
        catch (ConnectorException)
        {
            // Not every channel can; then the answer stays where it is.
        }
    }

    /// <summary>Says what can be asked, when the bot itself comes to a conversation.</summary>
    /// <remarks>Bot Builder's own method for new members is called for anybody but the bot.</remarks>
    protected override async Task OnConversationUpdateActivityAsync(
        ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        ITurnContext turn = turnContext;
        if (turn.Activity is not { Recipient.Id: { } bot, MembersAdded: { } added }
            || added.All(member => member?.Id != bot))
            return;
        var desk = await reading.Desk.WaitAsync(cancellationToken);
        var welcome = BotTexts.Welcome(desk.Archive.CoverageUntil(asOf: null));
        await turn.SendAsync(
            await WithSuggestionsAsync(welcome, turn, state: null, cancellationToken), cancellationToken);
    }

    protected override Task OnInstallationUpdateActivityAsync(
        ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        if (turnContext.Activity.Action == "remove")
            store.Forget(turnContext.ConversationKey());
        return Task.CompletedTask;
    }

    /// <summary>Web Chat's feedback is an event.</summary>
    protected override Task OnEventActivityAsync(
        ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken)
    {
        KeepFeedback(turnContext);
        return Task.CompletedTask;
    }

    static Activity ActivityOf(ITurnContext turn) => turn.Activity;

    /// <returns>200; 400 if the activity carries no opinion; 429 if its sender has given too many.</returns>
    int KeepFeedback(ITurnContext turn)
    {
        // Not every channel says which answer is meant; the last one is all that is known by its question.
        var state = store.Read(turn.ConversationKey()).State;
        var isLast = turn.Activity.ReplyToId is not { } answer || answer == state?.AnswerId;
        var question = isLast ? state?.LastReply?.Question : null;
        if (Feedback.Of(turn.Activity, clock.GetUtcNow(), question) is not { } given)
            return StatusCodes.Status400BadRequest;
        return limits.TryTakeFeedback(turn.Activity, turn.ConversationKey()) && feedback.TryAdd(given)
            ? StatusCodes.Status200OK
            : StatusCodes.Status429TooManyRequests;
    }

    bool IsLastQuestion(ITurnContext turn, out ConversationState state, out long etag)
    {
        (var known, etag) = store.Read(turn.ConversationKey());
        state = known ?? ConversationState.Empty;
        return turn.Activity.Id is { } id && state.QuestionId == id;
    }

    /// <remarks>The Playground shows a text beside suggestions as one block, so there they go by themselves.</remarks>
    async Task HelpAsync(ITurnContext turn, ConversationState? state, CancellationToken cancellationToken)
    {
        var view = ChannelView.Of(turn.Activity);
        if (!view.SuggestsActions || view.Citations != CitationStyle.Pills)
        {
            await turn.SendAsync(
                await WithSuggestionsAsync(BotTexts.Help, turn, state, cancellationToken), cancellationToken);
            return;
        }

        await turn.SendAsync(BotTexts.Help, cancellationToken);
        var suggestions = await WithSuggestionsAsync(BotTexts.YouCouldAsk, turn, state, cancellationToken);
        if (suggestions.SuggestedActions is not null)
            await turn.SendAsync(suggestions, cancellationToken);
    }

    /// <summary>
    /// Adds questions about the last answer. If it suggests none, other questions that the articles answer are added.
    /// </summary>
    async Task<Activity> WithSuggestionsAsync(
        string text, ITurnContext turn, ConversationState? state, CancellationToken cancellationToken)
    {
        var message = BotActivity.Message(text);
        if (!ChannelView.Of(turn.Activity).SuggestsActions)
            return message;
        var desk = await reading.Desk.WaitAsync(cancellationToken);
        var questions = state is { LastReply: { Answer: Answer.Cited } reply }
            ? await desk.SuggestAsync(reply, state.Conversation, cancellationToken)
            : [];
        if (questions.Count == 0)
            questions = await suggested.OfAsync(desk, cancellationToken);
        if (questions.Count > 0)
            message.SuggestedActions = BotActivity.Suggest(turn.Activity, questions);
        return message;
    }
}
