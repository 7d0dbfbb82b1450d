using System.Security.Cryptography;
using System.Text;
using NewsBot.Settings;

namespace NewsBot.Activities.BotFramework.News;

/// <summary>
/// Which conversations there were before the program was restarted: what was said in them is forgotten.
/// </summary>
/// <param name="path">A file of hashes, one a line, which say nothing to others; null: none is kept.</param>
sealed class KnownConversations(string? path)
{
    const int MostKept = 20_000;

    readonly Lock _lock = new();
    readonly HashSet<string> _now = new(StringComparer.Ordinal);
    readonly Lazy<HashSet<string>> _before = new(() => Read(path));

    public static KnownConversations OfUser =>
        new(UserFolder.State is { } folder ? Path.Combine(folder, "conversations") : null);

    /// <summary>
    /// True once for a conversation that was known to an earlier run; from now on it is known to this one.
    /// </summary>
    public bool IsOfAnEarlierRun(string conversation)
    {
        var hash = HashOf(conversation);
        lock (_lock)
        {
            if (_now.Count > 5 * MostKept)
                _now.Clear(); // the worst of it is a line that is written twice
            if (!_now.Add(hash))
                return false;
            if (_before.Value.Remove(hash))
                return true;
            Append(hash);
            return false;
        }
    }

    static string HashOf(string conversation) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(conversation)).AsSpan(0, 8));

    static HashSet<string> Read(string? path)
    {
        try
        {
            if (path is null || !File.Exists(path))
                return [];
            var lines = File.ReadAllLines(path);
            if (lines.Length > MostKept)
                File.WriteAllLines(path, lines = lines[^(MostKept / 2)..]);
            return [.. lines];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return []; // nobody misses the remark
        }
    }

    void Append(string hash)
    {
        try
        {
            if (path is null)
                return;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.AppendAllText(path, hash + "\n");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // As above.
        }
    }
}
