namespace NewsBot.Activities.Terminal;

/// <summary>What the program tells its caller.</summary>
static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;

    /// <summary>Wrong usage or wrong settings.</summary>
    public const int Usage = 2;

    /// <summary>The articles do not say.</summary>
    public const int NotInTheNews = 3;

    /// <summary>Stopped by Ctrl+C, as shells report it (128 + SIGINT).</summary>
    public const int Interrupted = 130;
}
