using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace NewsBot.Vectors.External;

/// <summary>Vectors that were paid for, by what they were made of, in a file that may be deleted at any time.</summary>
/// <remarks>A file that is damaged or not to be written only costs the requests that it would have saved.</remarks>
sealed class EmbeddingCache : IDisposable
{
    const int SecondsToWait = 2; // for another process that writes

    readonly Lock _gate = new();
    readonly SqliteConnection _connection;

    EmbeddingCache(SqliteConnection connection) => _connection = connection;

    /// <param name="folder">Null: there is none.</param>
    /// <returns>Null where nothing can be kept.</returns>
    public static EmbeddingCache? Open(string? folder)
    {
        if (folder is null)
            return null;
        var path = Path.Combine(folder, "embeddings.db");
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = false,
            DefaultTimeout = SecondsToWait,
        }.ToString());
        try
        {
            Directory.CreateDirectory(folder);
            connection.Open();
            Run(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL");
            Run(
                connection,
                "CREATE TABLE IF NOT EXISTS vectors(key BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID");
            return new(connection);
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            connection.Dispose();
            return null;
        }
    }

    /// <summary>SHA-256 of the model's identity and the text with its prefix.</summary>
    public static byte[] KeyOf(string identity, string text) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{identity}\0{text}"));

    public float[]? Find(byte[] key)
    {
        lock (_gate)
            try
            {
                using var command = _connection.CreateCommand();
                command.CommandText = "SELECT vector FROM vectors WHERE key=$1";
                command.Parameters.AddWithValue("$1", key);
                return command.ExecuteScalar() is byte[] { Length: > 0 } bytes && bytes.Length % sizeof(float) == 0
                    ? MemoryMarshal.Cast<byte, float>(bytes).ToArray()
                    : null;
            }
            catch (SqliteException)
            {
                return null;
            }
    }

    public void Add(IEnumerable<(byte[] Key, float[] Vector)> vectors)
    {
        lock (_gate)
            try
            {
                using var transaction = _connection.BeginTransaction();
                foreach (var (key, vector) in vectors)
                    Run(
                        _connection, "INSERT OR REPLACE INTO vectors VALUES($1,$2)",
                        key, MemoryMarshal.AsBytes(vector.AsSpan()).ToArray());
                transaction.Commit();
            }
            catch (SqliteException)
            {
                // They are made anew the next time.
            }
    }

    public void Dispose() => _connection.Dispose();

    static void Run(SqliteConnection connection, string sql, params ReadOnlySpan<byte[]> values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var value in values)
            command.Parameters.AddWithValue(FormattableString.Invariant($"${command.Parameters.Count + 1}"), value);
        command.ExecuteNonQuery();
    }
}
