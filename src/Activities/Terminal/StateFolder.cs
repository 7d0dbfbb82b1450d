namespace NewsBot.Activities.Terminal;

/// <summary>Where the user's input history is kept, by the conventions of the system.</summary>
static class StateFolder
{
    /// <summary>Null where the system has no such folder, as in a container without a home.</summary>
    public static string? HistoryFile
    {
        get
        {
            var state = Environment.GetEnvironmentVariable("XDG_STATE_HOME");
            var folder = OperatingSystem.IsWindows()
                ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                : Path.IsPathRooted(state) // a relative one counts as none, says the specification
                    ? state
                    : Path.Combine(Environment.GetEnvironmentVariable("HOME") ?? "", ".local", "state");
            return Path.IsPathRooted(folder) ? Path.Combine(folder, "newsbot", "history") : null;
        }
    }
}
