using System.Runtime.CompilerServices;

namespace NewsBot.Articles;

/// <param name="Bytes">Without the LF that ends the line, and valid until the next line is read.</param>
/// <param name="IsTooLong">The line has no bytes, then: they were not kept.</param>
readonly record struct BoundedLine(int Number, ReadOnlyMemory<byte> Bytes, bool IsTooLong);

/// <summary>bytes → lines, in the memory of the longest line that is allowed, whatever the stream says.</summary>
static class BoundedLines
{
    const int FirstBuffer = 64 << 10;

    public static async IAsyncEnumerable<BoundedLine> ReadAsync(
        Stream stream, int maxBytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[Math.Min(FirstBuffer, maxBytes + 1)];
        var (start, searched, end) = (0, 0, 0);
        var number = 1;
        var isTooLong = false;
        while (true)
        {
            var length = buffer.AsSpan(searched..end).IndexOf((byte)'\n');
            if (length >= 0)
            {
                var line = isTooLong ? default : buffer.AsMemory(start..(searched + length));
                yield return new(number++, line, isTooLong);
                start = searched = searched + length + 1;
                isTooLong = false;
                continue;
            }

            isTooLong |= end - start > maxBytes;
            if (isTooLong)
                start = end;

            if (start > 0)
            {
                buffer.AsSpan(start..end).CopyTo(buffer);
                (start, end) = (0, end - start);
            }
            else if (end == buffer.Length)
                Array.Resize(ref buffer, Math.Min(buffer.Length * 2, maxBytes + 1));

            searched = end;
            var read = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken);
            end += read;
            if (read > 0)
                continue;

            if (isTooLong || end > 0)
                yield return new(number, buffer.AsMemory(..end), isTooLong);

            yield break;
        }
    }
}
