using System.Text;

namespace NewsBot.Activities.Terminal;

/// <summary>The lines entered before, oldest first; kept in a file where that is possible, else in memory.</summary>
sealed class InputHistory
{
    public const int Capacity = 1000;

    readonly List<string> _entries = [];
    string? _path;

    public InputHistory(string? path = null)
    {
        _path = path;
        OnFile(Load);
    }

    public int Count => _entries.Count;

    public string this[int entry] => _entries[entry];

    public void Add(string line)
    {
        if (Remember(line))
            OnFile(path => Write(path, FileMode.Append, [line]));
    }

    bool Remember(string line)
    {
        if (string.IsNullOrWhiteSpace(line) || line == _entries.LastOrDefault())
            return false;

        if (_entries.Count == Capacity)
            _entries.RemoveAt(0);
        _entries.Add(line);
        return true;
    }

    void Load(string path)
    {
        if (!File.Exists(path))
            return;

        var text = File.ReadAllText(path);
        var lines = text.Split('\n');
        foreach (var line in lines)
            Remember(Unescape(line.TrimEnd('\r')));

        if (lines.Length > Capacity + 1 || lines[^1].Length > 0) // too long, or the last write was cut off
            Rewrite(path);
    }

    /// <remarks>Over a new file: a crash leaves the old one or the new one, not a half.</remarks>
    void Rewrite(string path)
    {
        var rewritten = $"{path}.{Environment.ProcessId}.tmp";
        Write(rewritten, FileMode.Create, _entries);
        File.Move(rewritten, path, overwrite: true);
    }

    static void Write(string path, FileMode mode, IEnumerable<string> lines)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);

        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => Escape(line) + "\n"))));
    }

    /// <summary>Does it with the file, or goes on without one.</summary>
    void OnFile(Action<string> act)
    {
        try
        {
            if (_path is not null)
                act(_path);
        }
        catch (Exception failure) when (
            failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            _path = null;
        }
    }

    static string Escape(string line) => line
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("\r", "\\r", StringComparison.Ordinal);

    static string Unescape(string line)
    {
        var text = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
            text.Append(line[i] != '\\' || i + 1 == line.Length
                ? line[i]
                : line[++i] switch { 'n' => '\n', 'r' => '\r', var other => other });

        return text.ToString();
    }
}
