using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Unicode;

namespace NewsBot.Articles;

/// <summary>bytes → text: UTF-8 and nothing else, without its byte order mark, every line ended by LF.</summary>
static class Utf8Text
{
    public static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static bool TryDecode(
        ReadOnlySpan<byte> bytes,
        [NotNullWhen(true)] out string? text,
        [NotNullWhen(false)] out string? problem)
    {
        (text, problem) = (null, null);
        var mark = bytes.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        var chars = new char[bytes.Length];
        var status = Utf8.ToUtf16(bytes[mark..], chars, out var read, out var written, replaceInvalidSequences: false);
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            problem = "is UTF-16; save it as UTF-8";
        else if (bytes.IndexOf((byte)0) is >= 0 and var nul)
            problem = $"is not text, it has a NUL at byte {nul}";
        else if (status != OperationStatus.Done)
            problem = $"is not UTF-8 at byte {mark + read}; save it as UTF-8";
        else
            text = chars.AsSpan(0, written).Contains('\r')
                ? new string(chars, 0, written).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
                : new string(chars, 0, written);

        return text is not null;
    }
}
