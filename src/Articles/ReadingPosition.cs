namespace NewsBot.Articles;

/// <summary>
/// How far reading has come, in bytes of the files as they lie on the disk. Read while another thread counts.
/// </summary>
sealed class ReadingPosition
{
    long _total, _done, _current;

    /// <summary>0 to 1; null while nothing is known.</summary>
    public double? Fraction => Volatile.Read(ref _total) is > 0 and var total
        ? Math.Min(1, (double)(Volatile.Read(ref _done) + Volatile.Read(ref _current)) / total)
        : null;

    public void Expect(IEnumerable<FoundFile> files)
    {
        foreach (var file in files)
            if (file.Problem is null)
                Interlocked.Add(ref _total, LengthOf(file));
    }

    /// <summary>Of what is counted in other units than bytes.</summary>
    public void Expect(long units) => Interlocked.Add(ref _total, units);

    /// <summary>In the file that is being read now.</summary>
    public void At(long bytes) => Volatile.Write(ref _current, bytes);

    public void Finish(FoundFile file)
    {
        Volatile.Write(ref _current, 0);
        Interlocked.Add(ref _done, file.Problem is null ? LengthOf(file) : 0);
    }

    static long LengthOf(FoundFile file) => new FileInfo(file.Path) is { Exists: true } info ? info.Length : 0;
}
