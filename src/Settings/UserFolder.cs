namespace NewsBot.Settings;

/// <summary>
/// Where the user's own files of this program are kept, by the conventions of the system (XDG base directories).
/// </summary>
/// <remarks>Null where there is no such folder, as in a container without a home.</remarks>
static class UserFolder
{
    public static string? Cache => Of("XDG_CACHE_HOME", ".cache");

    public static string? Data => Of("XDG_DATA_HOME", Path.Combine(".local", "share"));

    public static string? State => Of("XDG_STATE_HOME", Path.Combine(".local", "state"));

    /// <summary>The file that 'dotnet user-secrets' writes for the id in NewsBot.csproj.</summary>
    public static string? Secrets => Environment.GetEnvironmentVariable("APPDATA") is { Length: > 0 } data
        ? Path.Combine(data, "Microsoft", "UserSecrets", "newsbot", "secrets.json")
        : Environment.GetEnvironmentVariable("HOME") is { Length: > 0 } home
            ? Path.Combine(home, ".microsoft", "usersecrets", "newsbot", "secrets.json")
            : null;

    static string? Of(string variable, string belowHome)
    {
        var given = Environment.GetEnvironmentVariable(variable);
        var folder = OperatingSystem.IsWindows()
            ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : Path.IsPathRooted(given) // a relative one counts as none, says the specification
                ? given
                : Path.Combine(Environment.GetEnvironmentVariable("HOME") ?? "", belowHome);
        return Path.IsPathRooted(folder) ? Path.Combine(folder, "newsbot") : null;
    }
}
