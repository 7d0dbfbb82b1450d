namespace NewsBot.Settings;

/// <summary>Where appsettings.json and seeds/ are.</summary>
static class ContentFolder
{
    /// <summary>
    /// The current folder when it has both, as in a clone of the repository; else the program's own, which the build
    /// copies them to. Both are asked for: many a folder has an appsettings.json that is not ours.
    /// </summary>
    public static string Find()
    {
        var current = Directory.GetCurrentDirectory();
        return File.Exists(Path.Combine(current, SettingsReader.FileName))
            && Directory.Exists(Path.Combine(current, "seeds"))
            ? current
            : AppContext.BaseDirectory;
    }
}
