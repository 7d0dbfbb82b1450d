using System.Text;

namespace NewsBot.Tests.Vectors.Onnx;

/// <summary>
/// Fields of Protocol Buffers as bytes, to be put one behind another: enough for the models of tests.
/// </summary>
static class Protobuf
{
    public static byte[] Field(int number, long value) => [.. Varint(number << 3), .. Varint(value)];

    public static byte[] Field(int number, float value) =>
        [.. Varint(number << 3 | 5), .. BitConverter.GetBytes(value)];

    public static byte[] Field(int number, string text) => Field(number, Encoding.UTF8.GetBytes(text));

    /// <param name="parts">Of one message, or of one value of bytes.</param>
    public static byte[] Field(int number, params byte[][] parts)
    {
        byte[] content = [.. parts.SelectMany(part => part)];
        return [.. Varint(number << 3 | 2), .. Varint(content.Length), .. content];
    }

    static byte[] Varint(long value)
    {
        var bytes = new List<byte>();
        var rest = (ulong)value;
        for (; rest >= 0x80; rest >>= 7)
            bytes.Add((byte)(rest | 0x80));
        return [.. bytes, (byte)rest];
    }
}
