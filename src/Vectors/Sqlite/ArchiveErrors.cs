using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace NewsBot.Vectors.Sqlite;

/// <summary>SQLite's result codes → what to do about them.</summary>
static class ArchiveErrors
{
    public static ArchiveException Damaged(string path, string what) => new(
        $"The archive {path} is damaged: {what.TrimEnd('.')}. 'newsbot archive check' says more, " +
        "'newsbot archive rebuild' keeps every article that is whole; what is lost can be ingested again.");

    public static ArchiveException Explain(string path, SqliteException failure) => failure.SqliteErrorCode switch
    {
        SQLITE_NOTADB => new(
            $"{path} is no archive of NewsBot: it is not even an SQLite file. " +
            "Name another with --set Archive:Path=FILE.", failure),
        SQLITE_CORRUPT or SQLITE_ERROR or SQLITE_SCHEMA or SQLITE_MISMATCH or SQLITE_FORMAT =>
            new(Damaged(path, Of(failure)).Message, failure),
        SQLITE_BUSY or SQLITE_LOCKED => new(
            $"The archive {path} is locked by another program. Wait until it is done, or close it.", failure),
        SQLITE_READONLY or SQLITE_PERM or SQLITE_AUTH => new(
            $"The archive {path} may not be written: it or its folder is read-only. Change its permissions, " +
            "or name another with --set Archive:Path=FILE.", failure),
        SQLITE_FULL => new(
            $"The disk is full: the archive {path} cannot grow. Nothing that was reported as stored is lost; " +
            "make room and run the same command again.", failure),
        SQLITE_CANTOPEN => new(
            $"The archive {path} cannot be opened. Check that it is a file, " +
            "and the permissions of it and of its folder.", failure),
        _ => new(
            $"The archive {path} cannot be read or written: {Of(failure)}. Nothing that was reported as stored " +
            "is lost; see to the disk and run the same command again.", failure),
    };

    // "SQLite Error 11: 'database disk image is malformed'."
    static string Of(SqliteException failure) => failure.Message.TrimEnd('.');
}
