using System.Runtime.InteropServices;
using NewsBot.Chunks;

namespace NewsBot.Vectors.Sqlite;

/// <summary>Chunks and vectors as rows of their tables, under one number.</summary>
static class ChunkRow
{
    public static long NumberOf(long article, int ordinal) => article * ArchiveSchema.ChunksPerArticle + ordinal;

    public static long ChecksumOf(long number, Chunk chunk) =>
        new RowChecksum("chunks").Add(number).Add(chunk.Start).Add(chunk.End).Add(chunk.TokenCount).Value;

    public static long VectorChecksumOf(long number, ReadOnlySpan<byte> vector) =>
        new RowChecksum("vectors").Add(number).Add(vector).Value;

    /// <summary>Little-endian IEEE 754 singles, as every machine that runs .NET 10 has them in memory.</summary>
    public static byte[] BytesOf(ReadOnlyMemory<float> vector) => MemoryMarshal.AsBytes(vector.Span).ToArray();
}
