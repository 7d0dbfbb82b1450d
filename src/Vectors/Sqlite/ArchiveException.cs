namespace NewsBot.Vectors.Sqlite;

/// <summary>The archive cannot be used as it is. The message names the file, what is wrong and what to do.</summary>
sealed class ArchiveException(string message, Exception? inner = null) : IOException(message, inner);
