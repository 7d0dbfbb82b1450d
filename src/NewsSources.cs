using NewsBot.Settings;

namespace NewsBot;

/// <summary>
/// What a desk answers from: an archive that was ingested, a folder that is read at every start, or both.
/// </summary>
/// <param name="Archive">The archive's file; null when there is none.</param>
/// <param name="Folder">Null when an archive is named by a setting: then it alone is what is asked for.</param>
sealed record NewsSources(string? Archive, string? Folder)
{
    public static NewsSources Of(NewsBotSettings settings)
    {
        if (settings.Archive.Path.Length > 0)
            return new(settings.Archive.Path, null);
        return new(
            UserFolder.Data is { } folder && File.Exists(InFolder(folder)) ? InFolder(folder) : null,
            settings.Articles.Path);
    }

    /// <summary>The file that is written: the named one, or the user's own.</summary>
    /// <exception cref="SettingsException">The user has no folder, as in a container, and no file is named.</exception>
    public static string ArchiveOf(NewsBotSettings settings)
    {
        if (settings.Archive.Path.Length > 0)
            return settings.Archive.Path;
        return UserFolder.Data is { } folder
            ? InFolder(folder)
            : throw new SettingsException(
                "There is no home folder to keep an archive in. Name a file with --set Archive:Path=FILE.");
    }

    static string InFolder(string folder) => Path.Combine(folder, "archive.db");
}
