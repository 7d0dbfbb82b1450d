namespace NewsBot.Articles;

/// <summary>A path with every link followed, as realpath(3) does: two names of one folder become one.</summary>
static class RealPath
{
    const int MaxLinks = 40; // what Linux follows in one path

    public static string Of(string path)
    {
        path = Path.GetFullPath(path);
        var real = Path.GetPathRoot(path)!;
        var ahead = new Stack<string>();
        Push(path[real.Length..]);
        var links = 0;
        while (ahead.TryPop(out var part))
        {
            if (part == "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }

            var next = Path.Join(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MaxLinks)
                throw new IOException($"the links in '{path}' lead back to themselves");

            if (Path.IsPathRooted(target))
                real = Path.GetPathRoot(target)!;

            Push(target);
        }

        return real;

        void Push(string relative)
        {
            var parts = relative.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
            foreach (var part in parts.Reverse())
                if (part is not ("" or "."))
                    ahead.Push(part);
        }
    }
}
