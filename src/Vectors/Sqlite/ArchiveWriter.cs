using System.Text;
using Microsoft.Data.Sqlite;
using NewsBot.Articles;

namespace NewsBot.Vectors.Sqlite;

/// <summary>The one that writes to an archive's file; each batch is stored as a whole or not at all.</summary>
sealed class ArchiveWriter : IDisposable
{
    readonly WriterLock _lock;
    readonly ArchiveDatabase _database;
    readonly Dictionary<string, Known> _known = new(StringComparer.Ordinal);

    ArchiveWriter(WriterLock held, ArchiveDatabase database)
    {
        _lock = held;
        _database = database;
        Manifest = Manifest.Empty(new("", "", 0));
    }

    public Manifest Manifest { get; private set; }

    public string Path => _database.Path;

    /// <summary>Opens it alone, makes it where there is none, and checks every row of what is there.</summary>
    /// <param name="makers">Of a new archive; null where there must be one.</param>
    /// <param name="task">The verb, for another process that would write too.</param>
    /// <exception cref="ArchiveException">Another writes, or the file cannot be used as it is.</exception>
    public static ArchiveWriter Open(string path, ArchiveMakers? makers, string task)
    {
        ArchiveIdentity.RefuseOtherFile(path); // before anything is put beside it
        var held = WriterLock.Take(path, task);
        ArchiveDatabase? database = null;
        try
        {
            database = ArchiveDatabase.OpenToWrite(path);
            var writer = new ArchiveWriter(held, database);
            database.Try(() => writer.Begin(makers));
            return writer;
        }
        catch
        {
            database?.Dispose();
            held.Dispose();
            throw;
        }
    }

    /// <exception cref="ArgumentException">It has half a surrogate pair somewhere, which UTF-8 cannot say.</exception>
    public static void RefuseUnstorable(Article article)
    {
        try
        {
            _ = ArticleRow.Of(0, 0, article, "", 0);
        }
        catch (EncoderFallbackException failure)
        {
            throw new ArgumentException("it has half of a surrogate pair in it, which is no character", failure);
        }
    }

    /// <summary>How the article stands to the one of its id that is stored.</summary>
    public ArchiveChange ChangeBy(Article article) =>
        !_known.TryGetValue(article.Id, out var known) ? ArchiveChange.New
        : known.Hash == article.ContentHash ? ArchiveChange.None
        : ArchiveChange.NewVersion;

    /// <summary>Stores them all, each in the place of its earlier version; when this returns they are safe.</summary>
    /// <exception cref="ArchiveException">Nothing of the batch is stored.</exception>
    public void Write(IReadOnlyList<ArchivedArticle> batch) => Change((manifest, known) =>
    {
        foreach (var article in batch)
        {
            var old = Find(known, article.Article.Id);
            if (old is not null)
                manifest = Delete(manifest, old);
            var number = old?.Number ?? manifest.Next;
            var row = ArticleRow.Of(
                number, (old?.Version ?? 0) + 1, article.Article, article.Article.ContentHash, article.Chunks.Count);
            manifest = Insert(manifest, row, article) with { Next = Math.Max(manifest.Next, number + 1) };
            known[article.Article.Id] = new(number, row.Version, row.Hash, row.Checksum);
        }

        return manifest;
    });

    /// <summary>False when there is no such article.</summary>
    public bool Remove(string id)
    {
        if (!_known.TryGetValue(id, out var known))
            return false;
        Change((manifest, changed) =>
        {
            changed[id] = null;
            return Delete(manifest, known);
        });
        return true;
    }

    /// <summary>
    /// Exchanges model and vectors at once: a reader sees the old ones or the new ones, never some of each.
    /// </summary>
    /// <param name="model">Null for a model that is part of the program.</param>
    /// <param name="embed">Called for each article in turn; gives a vector for each chunk.</param>
    public void ReplaceVectors(
        ArchiveMakers makers, byte[]? model, Func<ArchivedArticle, IReadOnlyList<ReadOnlyMemory<float>>> embed) =>
        Change((manifest, _) =>
        {
            var rows = ArchiveReader.Over(_database).ArticleRows();
            var vectors = default(TableSum);
            using var update = _database.Command("UPDATE vectors SET vector=$2, checksum=$3 WHERE number=$1");
            foreach (var (row, article) in rows)
            {
                var embedded = embed(article);
                for (var ordinal = 0; ordinal < embedded.Count; ordinal++)
                {
                    var number = ChunkRow.NumberOf(row.Number, ordinal);
                    vectors = vectors.Plus(StoreVector(update, number, embedded[ordinal]));
                }
            }

            var models = default(TableSum);
            _database.Run("DELETE FROM models");
            if (model is not null)
            {
                var checksum = new RowChecksum("models").Add(makers.Embedder).Add((ReadOnlySpan<byte>)model).Value;
                _database.Run("INSERT INTO models VALUES($1,$2,$3)", makers.Embedder, model, checksum);
                models = models.Plus(checksum);
            }

            return manifest with { Vectors = vectors, Models = models, Makers = makers };
        });

    /// <summary>All articles, checked, in the order in which they came.</summary>
    public IEnumerable<ArchivedArticle> Articles() => ArchiveReader.Over(_database).Articles();

    public byte[]? Model() => ArchiveReader.Over(_database).Model();

    /// <summary>Gives back to the disk what changed and removed articles took.</summary>
    public void Compact() => _database.Try(() => _database.Run("PRAGMA wal_checkpoint(TRUNCATE); VACUUM"));

    public void Dispose()
    {
        _database.Dispose();
        _lock.Dispose();
    }

    int Begin(ArchiveMakers? makers)
    {
        if (ArchiveIdentity.IsBlank(_database))
            ArchiveIdentity.Create(_database, Manifest.Empty(makers ?? throw ArchiveIdentity.Empty(Path)));
        var reader = ArchiveReader.Over(_database);
        Manifest = reader.Manifest;
        foreach (var (row, _) in reader.ArticleRows())
            if (!_known.TryAdd(row.Article.Id, new(row.Number, row.Version, row.Hash, row.Checksum)))
                throw _database.Damaged($"it has two articles '{row.Article.Id}'");
        reader.Model();
        return _known.Count;
    }

    /// <param name="change">What it puts into the dictionary (null: removed) holds once the transaction does.</param>
    void Change(Func<Manifest, Dictionary<string, Known?>, Manifest> change) => _database.Try(() =>
    {
        using var transaction = _database.Begin();
        if (ManifestRow.Read(_database) != Manifest)
            throw new ArchiveException(
                $"The archive {Path} was changed by another process at the same time; nothing of this was stored. " +
                "Run the same command again.");
        var changed = new Dictionary<string, Known?>(StringComparer.Ordinal);
        var manifest = change(Manifest, changed);
        manifest = manifest with { Generation = manifest.Generation + 1 };
        ManifestRow.Update(_database, manifest);
        transaction.Commit();

        Manifest = manifest;
        foreach (var (id, known) in changed)
            if (known is null)
                _known.Remove(id);
            else
                _known[id] = known;
        return changed.Count;
    });

    Known? Find(Dictionary<string, Known?> changed, string id) =>
        changed.TryGetValue(id, out var known) || _known.TryGetValue(id, out known) ? known : null;

    Manifest Insert(Manifest manifest, ArticleRow row, ArchivedArticle article)
    {
        row.Insert(_database);
        var chunks = manifest.Chunks;
        var vectors = manifest.Vectors;
        using var insertChunk = _database.Command("INSERT INTO chunks VALUES($1,$2,$3,$4,$5)");
        using var insertVector = _database.Command("INSERT INTO vectors VALUES($1,$2,$3)");
        for (var ordinal = 0; ordinal < row.Chunks; ordinal++)
        {
            var number = ChunkRow.NumberOf(row.Number, ordinal);
            var chunk = article.Chunks[ordinal];
            var checksum = ChunkRow.ChecksumOf(number, chunk);
            if (article.Vectors[ordinal].Length != manifest.Makers.Dimensions)
                throw new ArchiveException(
                    $"A vector of '{manifest.Makers.Embedder}' has {article.Vectors[ordinal].Length} dimensions, " +
                    $"and those in the archive {Path} have {manifest.Makers.Dimensions}: the model of this name " +
                    "is another one now. Delete embeddings.db in the user's cache folder and run " +
                    "'newsbot archive rebuild'.");
            SqliteStatement.Run(insertChunk, number, chunk.Start, chunk.End, chunk.TokenCount, checksum);
            chunks = chunks.Plus(checksum);
            vectors = vectors.Plus(StoreVector(insertVector, number, article.Vectors[ordinal]));
        }

        return manifest with { Articles = manifest.Articles.Plus(row.Checksum), Chunks = chunks, Vectors = vectors };
    }

    static long StoreVector(SqliteCommand command, long number, ReadOnlyMemory<float> vector)
    {
        var bytes = ChunkRow.BytesOf(vector);
        var checksum = ChunkRow.VectorChecksumOf(number, bytes);
        SqliteStatement.Run(command, number, bytes, checksum);
        return checksum;
    }

    Manifest Delete(Manifest manifest, Known known)
    {
        _database.Run("DELETE FROM articles WHERE number=$1", known.Number);
        return manifest with
        {
            Articles = manifest.Articles.Minus(known.Checksum),
            Chunks = DeleteRows("chunks", manifest.Chunks, known.Number),
            Vectors = DeleteRows("vectors", manifest.Vectors, known.Number),
        };
    }

    TableSum DeleteRows(string table, TableSum sum, long article)
    {
        long first = ChunkRow.NumberOf(article, 0), next = ChunkRow.NumberOf(article + 1, 0);
        var sums = $"SELECT checksum FROM {table} WHERE number >= $1 AND number < $2";
        using (var rows = _database.Rows(sums, first, next))
            while (rows.Read())
                sum = sum.Minus(rows.Number(0));
        _database.Run($"DELETE FROM {table} WHERE number >= $1 AND number < $2", first, next);
        return sum;
    }

    sealed record Known(long Number, long Version, string Hash, long Checksum);
}

/// <summary>How an article stands to the one of its id that is stored.</summary>
enum ArchiveChange
{
    New,
    NewVersion,
    None,
}
