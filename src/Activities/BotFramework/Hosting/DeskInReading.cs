namespace NewsBot.Activities.BotFramework.Hosting;

/// <summary>The desk, once it has read its articles: the host listens before that.</summary>
sealed record DeskInReading(Task<NewsDesk> Desk)
{
    public bool IsReady => Desk.IsCompletedSuccessfully;

    public static DeskInReading Done(NewsDesk desk) => new(Task.FromResult(desk));
}
