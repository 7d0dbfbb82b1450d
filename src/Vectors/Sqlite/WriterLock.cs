using System.Globalization;

namespace NewsBot.Vectors.Sqlite;

/// <summary>Held by the one process that writes to an archive; ends with the process, however that ends.</summary>
/// <remarks>
/// The locked file says nothing, since not every system lets others read it: a second one says who holds it.
/// </remarks>
sealed class WriterLock : IDisposable
{
    readonly FileStream _lock;

    WriterLock(FileStream held) => _lock = held;

    /// <param name="task">What the process does, for whom it keeps waiting: "ingest".</param>
    /// <exception cref="ArchiveException">Another process holds it, or the folder may not be written.</exception>
    public static WriterLock Take(string archive, string task)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(archive)!);
            var held = new FileStream(archive + "-lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(archive + "-writer", string.Create(CultureInfo.InvariantCulture,
                $"'newsbot {task}', process {Environment.ProcessId} on {Environment.MachineName}, " +
                $"since {DateTime.Now:yyyy-MM-dd HH:mm:ss}"));
            return new(held);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new ArchiveException(
                $"The archive {archive} may not be written: its folder is read-only. Change its permissions, " +
                "or name another with --set Archive:Path=FILE.", failure);
        }
        catch (IOException failure) when (IsHeld(archive))
        {
            throw new ArchiveException(
                $"The archive {archive} is being written by {WriterOf(archive) ?? "another process"}. " +
                "Wait until it is done. Meanwhile it can be read.", failure);
        }
        catch (IOException failure)
        {
            throw new ArchiveException($"The archive {archive} cannot be written: {failure.Message}", failure);
        }
    }

    /// <summary>Who is writing now; null when nobody is.</summary>
    public static string? HolderOf(string archive) => IsHeld(archive) ? WriterOf(archive) ?? "another process" : null;

    public void Dispose() => _lock.Dispose();

    static bool IsHeld(string archive)
    {
        try
        {
            if (!File.Exists(archive + "-lock"))
                return false;
            using var free = new FileStream(archive + "-lock", FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    static string? WriterOf(string archive)
    {
        try
        {
            return File.ReadAllText(archive + "-writer") is { Length: > 0 } text ? text : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
