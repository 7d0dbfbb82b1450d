using System.Numerics;

namespace NewsBot.Vectors.InMemory;

/// <summary>Where a term occurs: documents in rising order, in blocks of 128, packed to the bits they need.</summary>
/// <remarks>
/// Blocks grow from the start of <see cref="Words"/>, their heads from its end. A block has the gaps between its
/// documents (less one), all equally wide, and then the frequencies, field by field. A head has the first document,
/// where the block begins, the number of documents with the width of the gaps, and for each field the largest impact
/// (rounded up) with the width of the frequencies in its lowest five bits. The postings of the newest documents wait
/// in the tail.
/// </remarks>
struct Postings
{
    public const int BlockLength = 128;
    const int SharedHead = 3;        // words of a head besides one for each field
    const uint WidthMask = 31;

    public uint[]? Words;

    public int Blocks;

    /// <summary>The place of the last posting in the tail + 1; 0 = none there.</summary>
    public int Tail;

    public static int HeadLength(int fields) => SharedHead + fields;

    /// <summary>Where the head of a block is.</summary>
    public readonly int Head(int block, int fields) => Words!.Length - (block + 1) * HeadLength(fields);

    public readonly int FirstDocument(int head) => (int)Words![head];

    public readonly int Start(int head) => (int)Words![head + 1];

    public readonly int Count(int head) => (int)(Words![head + 2] & 0xff);

    public readonly int GapWidth(int head) => (int)(Words![head + 2] >> 8);

    public readonly int FrequencyWidth(int head, int field) => (int)(Words![head + SharedHead + field] & WidthMask);

    /// <summary>No frequency in this field of the block, divided by how long its text is, is above this.</summary>
    public readonly float MaxImpact(int head, int field) =>
        BitConverter.UInt32BitsToSingle(Words![head + SharedHead + field] & ~WidthMask);

    /// <summary>With one field a frequency is at least 1, which need not be kept.</summary>
    public static int LeastFrequency(int fields) => fields == 1 ? 1 : 0;

    public static int Width(int largest) => 32 - BitOperations.LeadingZeroCount((uint)largest);

    public static void WriteHead(Span<uint> head, int first, int start, int count, int gapWidth)
    {
        head[0] = (uint)first;
        head[1] = (uint)start;
        head[2] = (uint)(count | (gapWidth << 8));
    }

    public static void WriteField(Span<uint> head, int field, double maxImpact, int width)
    {
        var bits = BitConverter.SingleToUInt32Bits(MathF.BitIncrement((float)maxImpact));
        var roundedUp = maxImpact > 0 ? (bits + WidthMask) & ~WidthMask : 0;
        head[SharedHead + field] = roundedUp | (uint)width;
    }

    /// <summary>The documents of a block; the frequencies begin at the bit that is returned.</summary>
    public readonly int ReadDocuments(int head, int[] documents)
    {
        var (document, start, count, width) = (FirstDocument(head), Start(head), Count(head), GapWidth(head));
        var (words, mask, bit) = (Words!, Mask(width), 0);
        documents[0] = document;
        for (var at = 1; at < count; at++, bit += width)
        {
            document += 1 + Read(words, start, bit, mask);
            documents[at] = document;
        }

        return bit;
    }

    public static uint Mask(int width) => (1u << width) - 1;

    /// <summary>A number with the bits of the mask; after it there is always a word, at the least of a head.</summary>
    public static int Read(uint[] words, int start, int bit, uint mask)
    {
        var at = start + (bit >> 5);
        return (int)((uint)((words[at] | ((ulong)words[at + 1] << 32)) >> (bit & 31)) & mask);
    }

    public static void Write(uint[] words, int start, int bit, int value)
    {
        var at = start + (bit >> 5);
        var shifted = (ulong)(uint)value << (bit & 31);
        words[at] |= (uint)shifted;
        words[at + 1] |= (uint)(shifted >> 32);
    }
}
