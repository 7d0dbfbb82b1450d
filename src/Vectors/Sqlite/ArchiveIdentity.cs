using System.Buffers.Binary;

namespace NewsBot.Vectors.Sqlite;

/// <summary>Whether a file is an archive, of this version.</summary>
static class ArchiveIdentity
{
    const int ApplicationIdAt = 68; // https://www.sqlite.org/fileformat.html#the_database_header

    /// <summary>Looks at the first bytes alone: a file of another program is not even opened.</summary>
    /// <exception cref="ArchiveException">It is one.</exception>
    public static void RefuseOtherFile(string path)
    {
        if (Directory.Exists(path))
            throw new ArchiveException($"{path} is a folder, no archive. Name a file with --set Archive:Path=FILE.");
        if (!File.Exists(path) || new FileInfo(path).Length == 0)
            return;
        var head = new byte[ApplicationIdAt + sizeof(int)];
        try
        {
            using var file = new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new ArchiveException($"The archive {path} may not be read; check its permissions.", failure);
        }

        if (!head.AsSpan().StartsWith("SQLite format 3\0"u8))
            throw new ArchiveException(
                $"{path} is no archive of NewsBot: it is not even an SQLite file. " +
                "Name another with --set Archive:Path=FILE.");
        if (BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(ApplicationIdAt)) is not (ArchiveSchema.ApplicationId or 0))
            throw OtherProgram(path);
    }

    /// <summary>A file that SQLite has only just made, or was stopped while making.</summary>
    public static bool IsBlank(ArchiveDatabase database) =>
        database.Number("PRAGMA application_id") == 0 && database.Number("SELECT count(*) FROM sqlite_schema") == 0;

    /// <exception cref="ArchiveException">It is none, one of a newer version, or its tables are not ours.</exception>
    public static void Check(ArchiveDatabase database)
    {
        if (IsBlank(database))
            throw Empty(database.Path);
        if (database.Number("PRAGMA application_id") != ArchiveSchema.ApplicationId)
            throw OtherProgram(database.Path);
        var version = database.Number("PRAGMA user_version");
        if (version > ArchiveSchema.Version)
            throw new ArchiveException(
                $"The archive {database.Path} was made by a newer NewsBot (version {version} of its tables; " +
                $"this program knows {ArchiveSchema.Version}). Update NewsBot.");
        if (version != ArchiveSchema.Version)
            throw database.Damaged($"there is no version {version} of its tables");
        CheckTables(database);
    }

    public static ArchiveException Empty(string path) =>
        new($"The archive {path} is empty: nothing was ever stored. 'newsbot ingest PATH' fills it.");

    static ArchiveException OtherProgram(string path) => new(
        $"{path} is an SQLite file of another program, no archive of NewsBot. " +
        "Name another with --set Archive:Path=FILE.");

    static void CheckTables(ArchiveDatabase database)
    {
        var found = 0;
        using var rows = database.Rows("SELECT name, sql FROM sqlite_schema");
        while (rows.Read())
        {
            var name = rows.Text(0) ?? "";
            if (!ArchiveSchema.Tables.TryGetValue(name, out var sql) || rows.Text(1) != sql)
                throw database.Damaged($"its table '{name}' is not as NewsBot makes it");
            found++;
        }

        if (found != ArchiveSchema.Tables.Count)
            throw database.Damaged($"it has {found} of {ArchiveSchema.Tables.Count} tables");
    }

    public static void Create(ArchiveDatabase database, Manifest manifest)
    {
        database.Run("PRAGMA page_size=8192; PRAGMA journal_mode=WAL");
        using var transaction = database.Begin();
        foreach (var sql in ArchiveSchema.Tables.Values)
            database.Run(sql);
        database.Run(
            "INSERT INTO manifest VALUES($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14)",
            ManifestRow.ValuesOf(manifest));
        database.Run(FormattableString.Invariant(
            $"PRAGMA application_id={ArchiveSchema.ApplicationId}; PRAGMA user_version={ArchiveSchema.Version}"));
        transaction.Commit();
    }
}
