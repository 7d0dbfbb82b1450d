namespace NewsBot.Vectors.Sqlite;

/// <summary>The manifest as its table's only row.</summary>
static class ManifestRow
{
    const string Columns =
        "generation, next, articles, articlesSum, chunks, chunksSum, vectors, vectorsSum, models, modelsSum, " +
        "chunker, embedder, dimensions, checksum";

    public static Manifest Read(ArchiveDatabase database)
    {
        using var rows = database.Rows($"SELECT {Columns} FROM manifest");
        if (!rows.Read())
            throw database.Damaged("it has no manifest");

        var manifest = new Manifest(
            rows.Number(0), rows.Number(1), Sum(2), Sum(4), Sum(6), Sum(8),
            new(rows.Text(10) ?? "", rows.Text(11) ?? "", (int)rows.Number(12)));
        if (rows.Number(13) != manifest.Checksum || rows.Read())
            throw database.Damaged("its manifest does not match its checksum");
        return manifest;

        TableSum Sum(int column) => new(rows.Number(column), rows.Number(column + 1));
    }

    public static void Update(ArchiveDatabase database, Manifest manifest) => database.Run(
        "UPDATE manifest SET generation=$1, next=$2, articles=$3, articlesSum=$4, chunks=$5, " +
        "chunksSum=$6, vectors=$7, vectorsSum=$8, models=$9, modelsSum=$10, chunker=$11, " +
        "embedder=$12, dimensions=$13, checksum=$14",
        ValuesOf(manifest));

    public static object[] ValuesOf(Manifest manifest) =>
    [
        manifest.Generation, manifest.Next, manifest.Articles.Rows, manifest.Articles.Sum, manifest.Chunks.Rows,
        manifest.Chunks.Sum, manifest.Vectors.Rows, manifest.Vectors.Sum, manifest.Models.Rows, manifest.Models.Sum,
        manifest.Makers.Chunker, manifest.Makers.Embedder, manifest.Makers.Dimensions, manifest.Checksum,
    ];
}
