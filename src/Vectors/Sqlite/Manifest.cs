namespace NewsBot.Vectors.Sqlite;

/// <summary>What must be in the archive: how many rows of each table, and the sum of their checksums.</summary>
/// <remarks>
/// The sums are modulo 2⁶⁴, whatever the order of the rows, so that each batch changes them by its own rows.
/// </remarks>
/// <param name="Generation">Raised by each transaction: who wrote last knows when another has written since.</param>
/// <param name="Next">The number of the next new article; none is given twice.</param>
sealed record Manifest(
    long Generation, long Next, TableSum Articles, TableSum Chunks, TableSum Vectors, TableSum Models,
    ArchiveMakers Makers)
{
    public static Manifest Empty(ArchiveMakers makers) => new(0, 1, default, default, default, default, makers);

    public long Checksum => new RowChecksum("manifest").Add(Generation).Add(Next)
        .Add(Articles.Rows).Add(Articles.Sum).Add(Chunks.Rows).Add(Chunks.Sum).Add(Vectors.Rows).Add(Vectors.Sum)
        .Add(Models.Rows).Add(Models.Sum).Add(Makers.Chunker).Add(Makers.Embedder).Add(Makers.Dimensions).Value;
}

/// <summary>The rows of a table and the sum of their checksums modulo 2⁶⁴.</summary>
readonly record struct TableSum(long Rows, long Sum)
{
    public TableSum Plus(long checksum) => new(Rows + 1, unchecked(Sum + checksum));

    public TableSum Minus(long checksum) => new(Rows - 1, unchecked(Sum - checksum));
}
