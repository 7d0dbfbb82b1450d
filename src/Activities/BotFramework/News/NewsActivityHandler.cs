using NewsBot.Activities.BotFramework.Connector;
using NewsBot.Activities.BotFramework.Hosting;
using NewsBot.Activities.BotFramework.Rendering;
using NewsBot.Activities.BotFramework.Schema;
using NewsBot.Activities.BotFramework.Turns;
using NewsBot.Answers;

namespace NewsBot.Activities.BotFramework.News;

/// <summary>What people say to the bot → what it says.</summary>
sealed class NewsActivityHandler(
    DeskInReading reading, ConversationStore store, KnownConversations known, SuggestedQuestions suggested,
    AnswerTurn answers, FeedbackFile feedback, BotOptions options, TimeProvider clock) : ActivityHandler
{
    /// <summary>One answer at a time: a new question ends the one that is being answered.</summary>
    public override bool Supersedes(Activity activity) =>
        activity.Type == ActivityTypes.Message && BotCommand.Of(activity) is BotCommand.Ask or BotCommand.New;

    public override Task<InvokeResponse> OnInvokeActivityAsync(TurnContext turn, CancellationToken cancellationToken) =>
        Task.FromResult(!Feedback.IsSubmit(turn.Activity) ? InvokeResponse.NotImplemented
            : TryKeepFeedback(turn) ? InvokeResponse.Done : InvokeResponse.Malformed);

    public override Task OnTooManyMessagesAsync(TimeSpan wait, TurnContext turn, CancellationToken cancellationToken) =>
        turn.ReplyAsync(Activity.Message(BotTexts.TooMany(wait)), cancellationToken);

    protected override async Task OnMessageActivityAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        var key = turn.ConversationKey;
        if (known.IsOfAnEarlierRun(key))
            await turn.ReplyAsync(Activity.Message(BotTexts.Forgotten), cancellationToken);
        switch (BotCommand.Of(turn.Activity))
        {
            case BotCommand.Ask(var question):
                await answers.RunAsync(turn, question, cancellationToken);
                break;
            case BotCommand.Sources:
                var desk = await reading.Desk.WaitAsync(cancellationToken);
                var claims = new CitationClaims(desk.Archive, turn.OwnAddress ?? options.ArticlesUrl);
                var sources = BotTexts.Sources(store.Read(key).State?.LastReply, claims, ChannelView.Of(turn.Activity));
                await turn.ReplyAsync(Activity.Message(sources), cancellationToken);
                break;
            case BotCommand.New:
                store.Forget(key);
                await turn.ReplyAsync(Activity.Message(BotTexts.StartedAnew), cancellationToken);
                break;
            case BotCommand.Help:
                var help = await WithSuggestionsAsync(BotTexts.Help, turn, store.Read(key).State, cancellationToken);
                await turn.ReplyAsync(help, cancellationToken);
                break;
            case BotCommand.Refused(var message):
                await turn.ReplyAsync(Activity.Message(message), cancellationToken);
                break;
        }
    }

    /// <summary>The last question, edited, is answered anew in the place of its answer.</summary>
    protected override async Task OnMessageUpdateActivityAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        if (!IsLastQuestion(turn, out var state, out var etag)
            || BotCommand.Of(turn.Activity) is not BotCommand.Ask(var question))
            return;
        store.Write(turn.ConversationKey, state.WithoutLast(), etag);
        await answers.RunAsync(turn, question, cancellationToken, replaces: state.AnswerId);
    }

    /// <summary>The last question, deleted, is forgotten, and its answer is taken back where the channel can.</summary>
    protected override async Task OnMessageDeleteActivityAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        if (!IsLastQuestion(turn, out var state, out var etag))
            return;
        store.Write(turn.ConversationKey, state.WithoutLast().Asked(questionId: null), etag);
        try
        {
            if (state.AnswerId is { } answer)
                await turn.DeleteAsync(answer, cancellationToken);
        }
        catch (ConnectorException)
        {
            // Not every channel can; then the answer stays where it is.
        }
    }

    /// <summary>Says what can be asked, when the bot itself comes to a conversation.</summary>
    protected override async Task OnMembersAddedAsync(
        IReadOnlyList<ChannelAccount> membersAdded, TurnContext turn, CancellationToken cancellationToken)
    {
        if (turn.Activity.Recipient?.Id is not { } bot || membersAdded.All(member => member.Id != bot))
            return;
        var desk = await reading.Desk.WaitAsync(cancellationToken);
        var welcome = BotTexts.Welcome(desk.Archive.CoverageUntil(asOf: null));
        await turn.SendAsync(
            await WithSuggestionsAsync(welcome, turn, state: null, cancellationToken), cancellationToken);
    }

    protected override Task OnInstallationUpdateActivityAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        if (turn.Activity.Action == "remove")
            store.Forget(turn.ConversationKey);
        return Task.CompletedTask;
    }

    /// <summary>Web Chat's feedback is an event.</summary>
    protected override Task OnEventActivityAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        TryKeepFeedback(turn);
        return Task.CompletedTask;
    }

    /// <returns>False when there is none in the activity.</returns>
    bool TryKeepFeedback(TurnContext turn)
    {
        // Not every channel says which answer is meant; the last one is all that is known by its question.
        var state = store.Read(turn.ConversationKey).State;
        var isLast = turn.Activity.ReplyToId is not { } answer || answer == state?.AnswerId;
        var question = isLast ? state?.LastReply?.Question : null;
        if (Feedback.Of(turn.Activity, clock.GetUtcNow(), question) is not { } given)
            return false;
        feedback.Add(given);
        return true;
    }

    bool IsLastQuestion(TurnContext turn, out ConversationState state, out long etag)
    {
        (var known, etag) = store.Read(turn.ConversationKey);
        state = known ?? ConversationState.Empty;
        return turn.Activity.Id is { } id && state.QuestionId == id;
    }

    /// <summary>With questions about the last answer, or, where there are none, others that the articles
    /// answer.</summary>
    async Task<Activity> WithSuggestionsAsync(
        string text, TurnContext turn, ConversationState? state, CancellationToken cancellationToken)
    {
        var message = Activity.Message(text);
        if (!ChannelView.Of(turn.Activity).SuggestsActions)
            return message;
        var desk = await reading.Desk.WaitAsync(cancellationToken);
        var questions = state is { LastReply: { Answer: Answer.Cited } reply }
            ? await desk.SuggestAsync(reply, state.Conversation, cancellationToken)
            : [];
        if (questions.Count == 0)
            questions = await suggested.OfAsync(desk, cancellationToken);
        return message with { SuggestedActions = SuggestedActions.Saying(turn.Activity, questions) };
    }
}
