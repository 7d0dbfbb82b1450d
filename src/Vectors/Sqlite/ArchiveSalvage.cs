using Microsoft.Data.Sqlite;

namespace NewsBot.Vectors.Sqlite;

/// <summary>damaged archive → the articles in it that are whole.</summary>
/// <remarks>
/// The rows are read forwards until SQLite meets a page that it cannot read, then backwards; what lies between two
/// damaged pages is asked for by number, one after another.
/// </remarks>
sealed class ArchiveSalvage : IDisposable
{
    const int MostNumbersTried = 10_000_000;

    readonly ArchiveDatabase _database;

    ArchiveSalvage(ArchiveDatabase database) => _database = database;

    /// <summary>Rows that were found and are not what was written, or could not be read.</summary>
    public int Lost { get; private set; }

    /// <exception cref="ArchiveException">Not even the table of articles can be found.</exception>
    public static ArchiveSalvage Open(string path) => new(ArchiveDatabase.OpenToSalvage(path));

    /// <summary>Each number once, in its order.</summary>
    public IReadOnlyList<ArticleRow> Articles()
    {
        var found = new SortedDictionary<long, ArticleRow?>();
        var forwards = Scan("ORDER BY number", found);
        if (!forwards)
        {
            Scan("ORDER BY number DESC", found);
            FillGaps(found);
        }

        Lost = found.Values.Count(row => row is null);
        return [.. found.Values.OfType<ArticleRow>()];
    }

    public void Dispose() => _database.Dispose();

    /// <summary>Whether the whole table could be walked.</summary>
    bool Scan(string order, SortedDictionary<long, ArticleRow?> found)
    {
        try
        {
            using var rows = _database.Rows($"SELECT {ArticleRow.Columns} FROM articles {order}");
            while (rows.Read())
                Take(rows, found);
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    void FillGaps(SortedDictionary<long, ArticleRow?> found)
    {
        var last = Math.Min(NextNumber() - 1 ?? found.Keys.LastOrDefault(), MostNumbersTried);
        for (long number = 1; number <= last; number++)
            if (!found.ContainsKey(number))
                TakeOne(number, found);
    }

    void TakeOne(long number, SortedDictionary<long, ArticleRow?> found)
    {
        try
        {
            using var rows = _database.Rows($"SELECT {ArticleRow.Columns} FROM articles WHERE number = $1", number);
            if (rows.Read())
                Take(rows, found);
        }
        catch (SqliteException)
        {
            found[number] = null;
        }
    }

    void Take(ArchiveRows rows, SortedDictionary<long, ArticleRow?> found)
    {
        var number = rows.Number(0);
        try
        {
            found.TryAdd(number, ArticleRow.Read(_database, rows));
        }
        catch (ArchiveException)
        {
            found.TryAdd(number, null);
        }
    }

    long? NextNumber()
    {
        try
        {
            return ManifestRow.Read(_database).Next;
        }
        catch (Exception failure) when (failure is SqliteException or ArchiveException)
        {
            return null;
        }
    }
}
