namespace NewsBot.Vectors;

/// <summary>The settings section "Archive".</summary>
sealed class ArchiveOptions
{
    /// <summary>The file that ingested articles are kept in; empty: one in the user's data folder.</summary>
    public string Path { get; set; } = "";
}
