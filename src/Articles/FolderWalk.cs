using System.IO.Enumeration;

namespace NewsBot.Articles;

/// <summary>A file to read, or why it cannot be read.</summary>
/// <param name="Name">Relative to the folder that is walked, with '/'.</param>
/// <param name="Path">Where it is, every link followed.</param>
sealed record FoundFile(string Name, string Path, string? Problem = null);

/// <summary>
/// folder → its files, in the ordinal order of their names; no folder twice and nothing outside, whatever links say.
/// </summary>
/// <remarks>Its records are classes: a collection of structs would be compiled anew at every start.</remarks>
static class FolderWalk
{
    static readonly EnumerationOptions EveryEntry = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    public static IEnumerable<FoundFile> FilesOf(string root, CancellationToken cancellationToken)
    {
        var path = string.IsNullOrWhiteSpace(root) ? "" : RealPath.Of(root);
        if (File.Exists(path))
            return [new(Path.GetFileName(Path.TrimEndingDirectorySeparator(root)), path)];

        if (Directory.Exists(path))
            return Walk(new("", path, IsFolder: true, IsLink: false), cancellationToken);

        throw Path.HasExtension(root)
            ? new FileNotFoundException(NothingAt(root), root)
            : new DirectoryNotFoundException(NothingAt(root));
    }

    static string NothingAt(string path) =>
        $"There is no file or folder '{path}' to read articles from; correct the path or the setting Articles:Path.";

    static IEnumerable<FoundFile> Walk(Entry root, CancellationToken cancellationToken)
    {
        var walked = new Dictionary<string, string>(StringComparer.Ordinal);
        var open = new Stack<Entry>([root]);
        while (open.TryPop(out var entry))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var path = entry.Path;
            string? problem = null;
            if (entry.IsLink)
                (path, problem) = Follow(path, root.Path);

            if (problem is null && entry.IsFolder)
                if (walked.TryAdd(path, entry.IsRoot ? "." : entry.Name))
                    problem = TryOpen(entry with { Path = path }, open);
                else
                    problem = $"is the same folder as '{walked[path]}/', which is read there";

            if (problem is not null || !entry.IsFolder)
                yield return new(entry.Name, path, problem);
        }
    }

    static (string Path, string? Problem) Follow(string link, string root)
    {
        try
        {
            var path = RealPath.Of(link);
            if (!IsWithin(path, root))
                return (link, $"is a link to '{TargetOf(link)}', which is outside of the folder; copy it here");
            return Path.Exists(path) ? (path, null) : (link, $"is a link to '{TargetOf(link)}', where nothing is");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return (link, $"is a link that cannot be followed: {failure.Message.TrimEnd('.')}");
        }
    }

    // Who may write to the folder may not be allowed to read what its links lead to, as this program is.
    static bool IsWithin(string path, string root) =>
        path.AsSpan().StartsWith(root, StringComparison.Ordinal)
        && (path.Length == root.Length || Path.EndsInDirectorySeparator(root)
            || path[root.Length] == Path.DirectorySeparatorChar);

    static string? TargetOf(string link) => new FileInfo(link).LinkTarget;

    static string? TryOpen(Entry folder, Stack<Entry> open)
    {
        try
        {
            var entries = EntriesOf(folder);
            entries.Sort((one, other) => string.CompareOrdinal(other.SortKey, one.SortKey));
            entries.ForEach(open.Push);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"cannot be listed: {failure.Message.TrimEnd('.')}";
        }
    }

    static List<Entry> EntriesOf(Entry folder) =>
    [
        .. new FileSystemEnumerable<Entry>(folder.Path, (ref entry) => Entry.Of(folder, ref entry), EveryEntry)
        {
            ShouldIncludePredicate = (ref entry) => entry.FileName is not ['.', ..],
        },
    ];

    sealed record Entry(string Name, string Path, bool IsFolder, bool IsLink)
    {
        // A folder sorts as the names of its files begin, so that the whole walk is in one order: a-b.txt, a/b.txt.
        public string SortKey { get; } = IsFolder ? Name + "/" : Name;

        public bool IsRoot => Name.Length == 0;

        public static Entry Of(Entry folder, ref FileSystemEntry entry)
        {
            var name = entry.FileName.ToString();
            return new(
                folder.IsRoot ? name : $"{folder.Name}/{name}",
                System.IO.Path.Join(folder.Path, name),
                entry.IsDirectory,
                (entry.Attributes & FileAttributes.ReparsePoint) != 0);
        }
    }
}
