using System.Text;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace NewsBot.Vectors.Sqlite;

/// <summary>The rows of one statement, by the columns' own bytes.</summary>
/// <remarks>The library's reader of strings stops at a NUL, which an article may have.</remarks>
sealed class ArchiveRows(SqliteCommand command) : IDisposable
{
    readonly SqliteDataReader _reader = command.ExecuteReader();

    public bool Read() => _reader.Read();

    public bool IsNull(int column) => sqlite3_column_type(_reader.Handle, column) == SQLITE_NULL;

    public long Number(int column) => sqlite3_column_int64(_reader.Handle, column);

    /// <summary>Good until the next row.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => sqlite3_column_blob(_reader.Handle, column);

    /// <summary>Checksums are over the bytes: what is no UTF-8 is found by them.</summary>
    public string? Text(int column) => IsNull(column) ? null : Encoding.UTF8.GetString(Bytes(column));

    public void Dispose()
    {
        _reader.Dispose();
        command.Dispose();
    }
}
