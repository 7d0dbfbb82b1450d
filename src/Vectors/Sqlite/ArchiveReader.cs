using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using NewsBot.Chunks;

namespace NewsBot.Vectors.Sqlite;

/// <summary>
/// archive → articles with their chunks and vectors: all of one moment, each row checked, or an error.
/// </summary>
/// <remarks>While another process writes, this one sees what was there when it opened.</remarks>
sealed class ArchiveReader : IDisposable
{
    readonly ArchiveDatabase _database;
    readonly SqliteTransaction? _snapshot;
    readonly bool _ownsDatabase;

    ArchiveReader(ArchiveDatabase database, bool ownsDatabase)
    {
        _database = database;
        _ownsDatabase = ownsDatabase;
        _snapshot = ownsDatabase ? database.Begin(deferred: true) : null;
        Manifest = database.Try(() => ManifestRow.Read(database));
    }

    public Manifest Manifest { get; }

    public string Path => _database.Path;

    /// <exception cref="ArchiveException">The file is missing, foreign, newer, locked or damaged.</exception>
    public static ArchiveReader Open(string path)
    {
        var database = ArchiveDatabase.OpenToRead(path);
        try
        {
            return new(database, ownsDatabase: true);
        }
        catch (ArchiveException)
        {
            database.Dispose();
            throw;
        }
        catch (SqliteException failure)
        {
            database.Dispose();
            throw ArchiveErrors.Explain(path, failure);
        }
    }

    /// <summary>Reads over the connection of one who writes.</summary>
    public static ArchiveReader Over(ArchiveDatabase database) => new(database, ownsDatabase: false);

    /// <summary>
    /// In the order in which they came. Only when the last was given is it known that none is missing.
    /// </summary>
    /// <exception cref="ArchiveException">A row is not what was written, is missing, or is one too many.</exception>
    public IEnumerable<ArchivedArticle> Articles() => Guarded(Rows().Select(row => row.Article));

    /// <summary>Likewise, with the rows that they are kept in.</summary>
    public IEnumerable<(ArticleRow Row, ArchivedArticle Article)> ArticleRows() => Guarded(Rows());

    /// <summary>The bytes of the model that made the vectors; null where that is the program's own.</summary>
    /// <exception cref="ArchiveException">They are not what was written.</exception>
    public byte[]? Model() => _database.Try(() =>
    {
        var sum = default(TableSum);
        byte[]? model = null;
        using var rows = _database.Rows("SELECT name, model, checksum FROM models");
        while (rows.Read())
        {
            var checksum = new RowChecksum("models").AddText(rows.Bytes(0)).Add(rows.Bytes(1)).Value;
            if (checksum != rows.Number(2))
                throw _database.Damaged("its embedding model does not match its checksum");
            sum = sum.Plus(checksum);
            if (rows.Text(0) == Manifest.Makers.Embedder)
                model = rows.Bytes(1).ToArray();
        }

        return sum == Manifest.Models ? model : throw _database.Damaged("its embedding model is missing");
    });

    /// <summary>Reads everything, and lets SQLite look at the pages that hold no row.</summary>
    /// <exception cref="ArchiveException">Something is not as it was written.</exception>
    public void CheckAll()
    {
        foreach (var _ in Articles())
        {
            // Reading is checking.
        }

        Model();
        if (_database.Try(() => _database.Text("PRAGMA integrity_check(1)")) is not "ok" and var problem)
            throw _database.Damaged(problem);
    }

    public void Dispose()
    {
        _snapshot?.Dispose();
        if (_ownsDatabase)
            _database.Dispose();
    }

    IEnumerable<(ArticleRow Row, ArchivedArticle Article)> Rows()
    {
        TableSum articlesSum = default, chunksSum = default, vectorsSum = default;
        using var articles = _database.Rows($"SELECT {ArticleRow.Columns} FROM articles ORDER BY number");
        using var chunks = _database.Rows(
            "SELECT number, start, \"end\", tokens, checksum FROM chunks ORDER BY number");
        using var vectors = _database.Rows("SELECT number, vector, checksum FROM vectors ORDER BY number");
        while (articles.Read())
        {
            var row = ArticleRow.Read(_database, articles);
            articlesSum = articlesSum.Plus(row.Checksum);
            var cut = new Chunk[row.Chunks];
            var embedded = new ReadOnlyMemory<float>[row.Chunks];
            for (var ordinal = 0; ordinal < row.Chunks; ordinal++)
            {
                cut[ordinal] = ReadChunk(chunks, row, ordinal, ref chunksSum);
                embedded[ordinal] = ReadVector(vectors, row, ordinal, ref vectorsSum);
            }

            yield return (row, new(row.Article, cut, embedded));
        }

        if (chunks.Read() || vectors.Read() || articlesSum != Manifest.Articles || chunksSum != Manifest.Chunks
            || vectorsSum != Manifest.Vectors)
            throw _database.Damaged(string.Create(CultureInfo.InvariantCulture,
                $"it has {articlesSum.Rows} articles, {chunksSum.Rows} passages and {vectorsSum.Rows} vectors, " +
                $"and these are not the {Manifest.Articles.Rows}, {Manifest.Chunks.Rows} and " +
                $"{Manifest.Vectors.Rows} of its manifest"));
    }

    Chunk ReadChunk(ArchiveRows rows, ArticleRow article, int ordinal, ref TableSum sum)
    {
        var number = ChunkRow.NumberOf(article.Number, ordinal);
        if (!rows.Read() || rows.Number(0) != number)
            throw _database.Damaged($"passage {ordinal} of article '{article.Article.Id}' is missing");
        var chunk = new Chunk(
            article.Article.Id, ordinal, (int)rows.Number(1), (int)rows.Number(2), (int)rows.Number(3));
        var checksum = ChunkRow.ChecksumOf(number, chunk);
        if (checksum != rows.Number(4)
            || chunk.Start < 0 || chunk.Start >= chunk.End || chunk.End > article.Article.Body.Length)
            throw _database.Damaged($"passage {ordinal} of article '{article.Article.Id}' does not match its checksum");
        sum = sum.Plus(checksum);
        return chunk;
    }

    float[] ReadVector(ArchiveRows rows, ArticleRow article, int ordinal, ref TableSum sum)
    {
        var number = ChunkRow.NumberOf(article.Number, ordinal);
        if (!rows.Read() || rows.Number(0) != number)
            throw _database.Damaged($"the vector of passage {ordinal} of article '{article.Article.Id}' is missing");
        var bytes = rows.Bytes(1);
        var checksum = ChunkRow.VectorChecksumOf(number, bytes);
        if (checksum != rows.Number(2) || bytes.Length != Manifest.Makers.Dimensions * sizeof(float))
            throw _database.Damaged(
                $"the vector of passage {ordinal} of article '{article.Article.Id}' does not match its checksum");
        sum = sum.Plus(checksum);
        return MemoryMarshal.Cast<byte, float>(bytes).ToArray();
    }

    IEnumerable<T> Guarded<T>(IEnumerable<T> items)
    {
        using var enumerator = items.GetEnumerator();
        while (_database.Try(enumerator.MoveNext))
            yield return enumerator.Current;
    }
}
