using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace NewsBot.Vectors.Sqlite;

/// <summary>XXH64 over all columns of a row, each with its kind and length before it.</summary>
/// <remarks>
/// It finds what a disk or a stray program damaged; it is no defence against one who forges an archive.
/// </remarks>
readonly struct RowChecksum
{
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    readonly XxHash64 _hash;

    /// <param name="table">Part of the sum, so that a row of one table is none of another.</param>
    public RowChecksum(string table)
    {
        _hash = new();
        Add(table);
    }

    public RowChecksum Add(long value)
    {
        Span<byte> bytes = stackalloc byte[1 + sizeof(long)];
        bytes[0] = (byte)'i';
        BinaryPrimitives.WriteInt64LittleEndian(bytes[1..], value);
        _hash.Append(bytes);
        return this;
    }

    /// <exception cref="EncoderFallbackException">
    /// The text has half a surrogate pair, which UTF-8 cannot say.
    /// </exception>
    public RowChecksum Add(string? text) => text is null ? AddNull() : AddText(Utf8.GetBytes(text));

    public RowChecksum AddNull()
    {
        _hash.Append("n"u8);
        return this;
    }

    /// <param name="utf8">As SQLite keeps it.</param>
    public RowChecksum AddText(ReadOnlySpan<byte> utf8) => Add((byte)'t', utf8);

    public RowChecksum Add(ReadOnlySpan<byte> bytes) => Add((byte)'b', bytes);

    public long Value => unchecked((long)_hash.GetCurrentHashAsUInt64());

    RowChecksum Add(byte kind, ReadOnlySpan<byte> bytes)
    {
        Span<byte> head = stackalloc byte[1 + sizeof(int)];
        head[0] = kind;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], bytes.Length);
        _hash.Append(head);
        _hash.Append(bytes);
        return this;
    }
}
