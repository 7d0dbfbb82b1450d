namespace NewsBot.Vectors.Sqlite;

/// <summary>The tables of an archive.</summary>
/// <remarks>
/// A chunk's number is its article's times 2²⁰ plus its ordinal, so that rows of one article stand together without an
/// index. There is no index at all: who writes keeps ids and hashes in memory, and nothing but rows can be damaged.
/// </remarks>
static class ArchiveSchema
{
    /// <summary>"NwsB", in the file's header: what tells an archive from other SQLite files.</summary>
    public const int ApplicationId = 0x4E777342;

    /// <summary>Raised by each change of the tables or of what their columns mean.</summary>
    public const int Version = 1;

    /// <summary>More chunks than any article has that is read: each has a byte at least.</summary>
    public const int ChunksPerArticle = 1 << 20;

    /// <summary>Each statement exactly as sqlite_schema gives it back, by the name of its table.</summary>
    public static readonly IReadOnlyDictionary<string, string> Tables = new Dictionary<string, string>
    {
        ["articles"] =
            "CREATE TABLE articles(number INTEGER PRIMARY KEY, id TEXT NOT NULL, version INTEGER NOT NULL, " +
            "hash TEXT NOT NULL, title TEXT NOT NULL, source TEXT, author TEXT, published TEXT, url TEXT, " +
            "language TEXT, body TEXT NOT NULL, chunks INTEGER NOT NULL, checksum INTEGER NOT NULL)",
        ["chunks"] =
            "CREATE TABLE chunks(number INTEGER PRIMARY KEY, start INTEGER NOT NULL, \"end\" INTEGER NOT NULL, " +
            "tokens INTEGER NOT NULL, checksum INTEGER NOT NULL)",
        ["vectors"] =
            "CREATE TABLE vectors(number INTEGER PRIMARY KEY, vector BLOB NOT NULL, checksum INTEGER NOT NULL)",
        ["models"] = "CREATE TABLE models(name TEXT NOT NULL, model BLOB NOT NULL, checksum INTEGER NOT NULL)",
        ["manifest"] =
            "CREATE TABLE manifest(generation INTEGER NOT NULL, next INTEGER NOT NULL, " +
            "articles INTEGER NOT NULL, articlesSum INTEGER NOT NULL, chunks INTEGER NOT NULL, " +
            "chunksSum INTEGER NOT NULL, vectors INTEGER NOT NULL, vectorsSum INTEGER NOT NULL, " +
            "models INTEGER NOT NULL, modelsSum INTEGER NOT NULL, chunker TEXT NOT NULL, " +
            "embedder TEXT NOT NULL, dimensions INTEGER NOT NULL, checksum INTEGER NOT NULL)",
    };
}
