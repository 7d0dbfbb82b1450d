using System.Runtime.InteropServices;
using NewsBot.Tests.Support;
using static NewsBot.Tests.Vectors.Onnx.Protobuf;

namespace NewsBot.Tests.Vectors.Onnx;

/// <summary>
/// A sentence transformer of eight tokens and two dimensions: each token's vector is looked up, no more.
/// </summary>
static class TinyModel
{
    /// <summary>Padding is far away from all others: who took it for a token would be found out.</summary>
    static readonly (string Token, float X, float Y)[] Tokens =
    [
        ("[PAD]", 1000, 1000), ("[UNK]", 0, 0), ("[CLS]", 1, 0), ("[SEP]", 0, 1), ("[MASK]", 0, 0),
        ("rain", 2, 2), ("snow", 4, 0), ("##fall", 0, 4),
    ];

    const int Int64 = 7, Float = 1; // onnx.TensorProto.DataType

    public static void WriteTo(TempFolder folder, params string[] moreInputs)
    {
        folder.Write("model.onnx", Model(["input_ids", "attention_mask", .. moreInputs]));
        folder.Write("vocab.txt", string.Join('\n', Tokens.Select(token => token.Token)) + "\n");
    }

    // The numbers of the fields are those of onnx.proto, https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.
    static byte[] Model(string[] inputs)
    {
        float[] table = [.. Tokens.SelectMany(token => (float[])[token.X, token.Y])];
        byte[][] graph =
        [
            Field(1, Field(1, "table"), Field(1, "input_ids"), Field(2, "last_hidden_state"), Field(4, "Gather")),
            Field(2, "tiny"),
            Field(5, Field(1, Tokens.Length), Field(1, 2), Field(2, Float), Field(8, "table"),
                Field(9, MemoryMarshal.AsBytes(table.AsSpan()).ToArray())),
            .. inputs.Select(name => Field(11, Value(name, Int64, "texts", "tokens"))),
            Field(12, Value("last_hidden_state", Float, "texts", "tokens", "width")),
        ];
        return [.. Field(1, 8), .. Field(7, graph), .. Field(8, Field(2, 13))];
    }

    static byte[][] Value(string name, int type, params string[] dimensions) =>
    [
        Field(1, name),
        Field(2, Field(1, Field(1, type), Field(2, [.. dimensions.Select(size => Field(1, Field(2, size)))]))),
    ];
}
