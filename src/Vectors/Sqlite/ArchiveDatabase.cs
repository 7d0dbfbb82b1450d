using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace NewsBot.Vectors.Sqlite;

/// <summary>A connection to an archive's file that trusts nothing in it, and explains what goes wrong.</summary>
sealed class ArchiveDatabase : IDisposable
{
    const int SecondsToWait = 5; // for another program that holds the file locked

    readonly SqliteConnection _connection;

    ArchiveDatabase(string path, SqliteConnection connection)
    {
        Path = path;
        _connection = connection;
    }

    public string Path { get; }

    /// <exception cref="ArchiveException">
    /// There is no such file, it is none of ours, or it cannot be opened.
    /// </exception>
    public static ArchiveDatabase OpenToRead(string path)
    {
        if (!File.Exists(path))
            throw new ArchiveException($"There is no archive {path}. 'newsbot ingest PATH' makes it.");
        if (new FileInfo(path).Length == 0)
            throw new ArchiveException(
                $"The archive {path} is empty: nothing was ever stored. 'newsbot ingest PATH' fills it.");

        ArchiveIdentity.RefuseOtherFile(path);
        var database = OpenToRead(path, isImmutable: false) ?? OpenToRead(path, isImmutable: true)!;
        return database.Checked(ArchiveIdentity.Check);
    }

    /// <summary>Whatever is wrong with it, as long as it has a table of articles.</summary>
    public static ArchiveDatabase OpenToSalvage(string path)
    {
        if (!File.Exists(path))
            throw new ArchiveException($"There is no archive {path}.");
        var database = Open(path, path, SqliteOpenMode.ReadOnly);
        return database.Checked(opened => opened.Number("SELECT count(*) FROM (SELECT number FROM articles LIMIT 1)"));
    }

    /// <summary>Makes the file when there is none; an empty one becomes an archive at the first write.</summary>
    public static ArchiveDatabase OpenToWrite(string path)
    {
        var database = Open(path, path, SqliteOpenMode.ReadWriteCreate);
        return database.Checked(opened =>
        {
            if (ArchiveIdentity.IsBlank(opened))
                return;
            ArchiveIdentity.Check(opened);
            // A damaged list of free pages would make the next write go over pages that are in use.
            if (opened.Text("PRAGMA quick_check(1)") is not "ok" and var problem)
                throw opened.Damaged(problem);
        });
    }

    /// <exception cref="ArchiveException">In the place of the library's own.</exception>
    public T Try<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException failure)
        {
            throw ArchiveErrors.Explain(Path, failure);
        }
    }

    public ArchiveException Damaged(string what) => ArchiveErrors.Damaged(Path, what);

    public SqliteTransaction Begin(bool deferred = false) => _connection.BeginTransaction(deferred);

    public int Run(string sql, params ReadOnlySpan<object?> values)
    {
        using var command = Command(sql);
        foreach (var value in values)
            command.Parameters.AddWithValue($"${command.Parameters.Count + 1}", value ?? DBNull.Value);
        return command.ExecuteNonQuery();
    }

    public long Number(string sql)
    {
        using var command = Command(sql);
        return command.ExecuteScalar() is long number ? number : 0;
    }

    public string Text(string sql)
    {
        using var command = Command(sql);
        return command.ExecuteScalar() as string ?? "";
    }

    public ArchiveRows Rows(string sql, params ReadOnlySpan<object?> values)
    {
        var command = Command(sql);
        foreach (var value in values)
            command.Parameters.AddWithValue($"${command.Parameters.Count + 1}", value);
        return new(command);
    }

    /// <summary>To be run many times with other values; the caller disposes of it.</summary>
    public SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    public void Dispose() => _connection.Dispose();

    /// <summary>
    /// Null where this way does not work but the other may: reading a WAL file needs a second file beside it.
    /// </summary>
    static ArchiveDatabase? OpenToRead(string path, bool isImmutable)
    {
        var source = isImmutable
            ? $"file:{Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1"
            : path;
        var database = Open(path, source, SqliteOpenMode.ReadOnly);
        try
        {
            database.Number("SELECT count(*) FROM sqlite_schema");
            return database;
        }
        catch (SqliteException failure) when (!isImmutable && HasNoWal(path)
            && failure.SqliteErrorCode is SQLITE_CANTOPEN or SQLITE_READONLY)
        {
            // The folder may not be written. Without a log, all that there is stands in the file itself.
            database.Dispose();
            return null;
        }
        catch (SqliteException failure)
        {
            database.Dispose();
            throw ArchiveErrors.Explain(path, failure);
        }
    }

    static bool HasNoWal(string path) => new FileInfo(path + "-wal") is { Exists: false } or { Length: 0 };

    static ArchiveDatabase Open(string path, string source, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = source,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = SecondsToWait,
        }.ToString());
        var database = new ArchiveDatabase(path, connection);
        try
        {
            connection.Open();
            database.Run(
                "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA synchronous=FULL");
            return database;
        }
        catch (SqliteException failure)
        {
            connection.Dispose();
            throw ArchiveErrors.Explain(path, failure);
        }
    }

    ArchiveDatabase Checked(Action<ArchiveDatabase> check)
    {
        try
        {
            check(this);
            return this;
        }
        catch (SqliteException failure)
        {
            Dispose();
            throw ArchiveErrors.Explain(Path, failure);
        }
        catch (ArchiveException)
        {
            Dispose();
            throw;
        }
    }
}
