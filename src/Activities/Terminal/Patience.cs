namespace NewsBot.Activities.Terminal;

/// <summary>What is soon done needs no word about it.</summary>
static class Patience
{
    // Below, what is shown would only flicker.
    static readonly TimeSpan Noticed = TimeSpan.FromMilliseconds(300);

    /// <param name="show">Called when the work takes longer; ends when the work does.</param>
    public static async Task<T> WaitAsync<T>(Task<T> work, Func<Task> show)
    {
        if (await Task.WhenAny(work, Task.Delay(Noticed)) != work)
            await show();
        return await work;
    }
}
