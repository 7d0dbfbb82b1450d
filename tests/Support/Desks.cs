using Microsoft.Extensions.Time.Testing;
using NewsBot.Settings;

namespace NewsBot.Tests.Support;

/// <summary>Desks over the seeds and over articles of a test, on a fixed day.</summary>
static class Desks
{
    public static readonly DateTimeOffset Now = new(2026, 1, 8, 12, 0, 0, TimeSpan.Zero);

    public static string SeedFolder => Path.Combine(AppContext.BaseDirectory, "seeds");

    public static Task<NewsDesk> OverSeedsAsync() => OverAsync(SeedFolder);

    public static async Task<NewsDesk> OverAsync(
        string path, Action<NewsBotSettings>? change = null, TimeProvider? clock = null)
    {
        var settings = new NewsBotSettings();
        settings.Chunks.Cache = false;
        change?.Invoke(settings);
        var desk = await NewsDeskFactory.CreateAsync(
            settings, clock ?? new FakeTimeProvider(Now), CancellationToken.None);
        await desk.ReadAsync(path, progress: null, CancellationToken.None);
        return desk;
    }

    /// <summary>A folder with these texts as text files, read by a desk.</summary>
    public static async Task<NewsDesk> OverTextsAsync(params (string Name, string Text)[] texts)
    {
        using var folder = new TempFolder();
        foreach (var (name, text) in texts)
            await File.WriteAllTextAsync(Path.Combine(folder.Path, name), text);
        return await OverAsync(folder.Path);
    }
}
