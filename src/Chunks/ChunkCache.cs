using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;

namespace NewsBot.Chunks;

/// <summary>How bodies were cut the last time, so that a start need not load the tokenizer to cut them again.</summary>
/// <remarks>
/// One text file for each build, setting and archive: a line a body (its hash, then start-end:tokens for each
/// chunk), and a hash of it all at the end. A file that is missing, damaged or not to be written only costs the
/// time it would have saved.
/// </remarks>
sealed class ChunkCache
{
    static readonly TimeSpan KeptUnused = TimeSpan.FromDays(30);

    readonly string? _file;
    readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> _used = new(StringComparer.Ordinal);
    bool _hasNew;

    /// <param name="folder">Null: nothing is kept.</param>
    /// <param name="archive">What the articles are read from: each has a file of its own.</param>
    public ChunkCache(string? folder, string archive, ChunkOptions options)
    {
        if (folder is null)
            return;
        var build = typeof(ChunkCache).Module.ModuleVersionId;
        _file = Path.Combine(folder, FormattableString.Invariant(
            $"chunks-{build:N}-{options.MaxTokens}-{options.OverlapTokens}-{KeyOf(archive)}.txt"));
        Load();
    }

    /// <summary>The chunks that the body was cut into, or null when that is not known.</summary>
    public IReadOnlyList<Chunk>? Find(string articleId, string body)
    {
        var key = KeyOf(body);
        if (!_known.TryGetValue(key, out var line) || Parse(articleId, line, body.Length) is not { } chunks)
            return null;
        _used[key] = line;
        return chunks;
    }

    public void Add(string body, IReadOnlyList<Chunk> chunks)
    {
        if (_file is null)
            return;
        _used[KeyOf(body)] = string.Join(' ', chunks.Select(
            c => FormattableString.Invariant($"{c.Start}-{c.End}:{c.TokenCount}")));
        _hasNew = true;
    }

    /// <summary>Keeps what was used since the last time, if anything of it is new.</summary>
    public void Save()
    {
        if (_file is null || !_hasNew)
            return;
        var text = new StringBuilder();
        foreach (var (key, line) in _used)
            text.Append(key).Append(' ').Append(line).Append('\n');
        text.Append(KeyOf(text.ToString()));
        try
        {
            var folder = Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
            var temporary = $"{_file}.{Environment.ProcessId}";
            File.WriteAllText(temporary, text.ToString());
            File.Move(temporary, _file, overwrite: true);
            foreach (var old in folder.EnumerateFiles("chunks-*"))
                if (old.LastWriteTimeUtc < DateTime.UtcNow - KeptUnused)
                    old.Delete();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A read-only home folder: the next start cuts the articles again.
        }

        _hasNew = false;
    }

    void Load()
    {
        string text;
        try
        {
            text = File.ReadAllText(_file!);
            if (File.GetLastWriteTimeUtc(_file!) < DateTime.UtcNow - KeptUnused / 2)
                File.SetLastWriteTimeUtc(_file!, DateTime.UtcNow);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return;
        }

        var end = text.LastIndexOf('\n') + 1;
        if (text.AsSpan(end) is not { Length: > 0 } hash || !hash.SequenceEqual(KeyOf(text[..end])))
            return;
        foreach (var line in text.AsSpan(0, end).EnumerateLines())
            if (line.IndexOf(' ') is > 0 and var space)
                _known[line[..space].ToString()] = line[(space + 1)..].ToString();
    }

    static List<Chunk>? Parse(string articleId, string line, int bodyLength)
    {
        var chunks = new List<Chunk>();
        foreach (var range in line.AsSpan().Split(' '))
        {
            var part = line.AsSpan(range);
            var dash = part.IndexOf('-');
            var colon = part.IndexOf(':');
            if (dash < 0 || colon < dash
                || !TryParse(part[..dash], out var start) || !TryParse(part[(dash + 1)..colon], out var end)
                || !TryParse(part[(colon + 1)..], out var tokens) || start >= end || end > bodyLength)
                return null;
            chunks.Add(new(articleId, chunks.Count, start, end, tokens));
        }

        return chunks;
    }

    static bool TryParse(ReadOnlySpan<char> text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    static string KeyOf(string text) =>
        XxHash64.HashToUInt64(MemoryMarshal.AsBytes(text.AsSpan())).ToString("x16", CultureInfo.InvariantCulture);
}
