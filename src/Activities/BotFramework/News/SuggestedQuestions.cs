namespace NewsBot.Activities.BotFramework.News;

/// <summary>Questions that the archive answers, found once.</summary>
sealed class SuggestedQuestions
{
    // As many buttons as Teams shows.
    const int Most = 3;

    readonly Lock _lock = new();
    Task<IReadOnlyList<string>>? _found;

    public Task<IReadOnlyList<string>> OfAsync(NewsDesk desk, CancellationToken cancellationToken)
    {
        // For all who will ask: whoever asks first may leave before it is done.
        lock (_lock)
            _found ??= Task.Run(
                () => desk.SampleQuestionsAsync(asOf: null, Most, CancellationToken.None), CancellationToken.None);
        return _found.WaitAsync(cancellationToken);
    }
}
