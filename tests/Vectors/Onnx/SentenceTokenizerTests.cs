using NewsBot.Providers;
using NewsBot.Tests.Support;
using NewsBot.Vectors.Onnx;
using static NewsBot.Tests.Vectors.Onnx.Protobuf;

namespace NewsBot.Tests.Vectors.Onnx;

/// <summary>Each kind of tokenizer over a vocabulary of its own.</summary>
public sealed class SentenceTokenizerTests : IDisposable
{
    const int Unigram = 1, Normal = 1, Unknown = 2, Control = 3; // sentencepiece_model.proto

    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WordPieceTakesItsSpecialTokensAndItsCaseFromTheConfiguration()
    {
        _folder.Write("vocab.txt", "<s>\n<pad>\n</s>\n<unk>\n<mask>\nRain\n##s\nrain\n");
        _folder.Write("tokenizer_config.json", """
            {
              "do_lower_case": false, "cls_token": "<s>", "sep_token": { "content": "</s>" }, "pad_token": "<pad>",
              "mask_token": "<mask>", "unk_token": "<unk>", "model_max_length": 1e30
            }
            """);

        var tokenizer = SentenceTokenizer.Open(_folder.Path);

        Assert.Equal([0, 5, 6, 7, 3, 2], tokenizer.Encode("Rains rain hail"));
        Assert.Equal(1, tokenizer.Padding);
    }

    [Fact]
    public void BpeMergesBytes()
    {
        _folder.Write("vocab.json", """
            { "<s>": 0, "<pad>": 1, "</s>": 2, "<unk>": 3, "r": 4, "a": 5, "i": 6, "n": 7, "Ġ": 8, "ra": 9, "in": 10,
              "rain": 11, "Ġrain": 12 }
            """);
        _folder.Write("merges.txt", "#version: 0.2\nr a\ni n\nra in\nĠ rain\n");

        var tokenizer = SentenceTokenizer.Open(_folder.Path);

        Assert.Equal([0, 11, 12, 7, 5, 2], tokenizer.Encode("rain rainna"));
        Assert.Equal(1, tokenizer.Padding);
    }

    [Theory, InlineData("bert", 1, 3, 4, 2), InlineData("xlm-roberta", 0, 4, 5, 2)]
    public void SentencePieceNumbersItsPiecesAsTheModelDoes(string model, params int[] expected)
    {
        _folder.Write("config.json", $$"""{ "model_type": "{{model}}" }""");
        _folder.Write("spiece.model", Pieces(opening: 1));

        Assert.Equal(expected, SentenceTokenizer.Open(_folder.Path).Encode("rain snow"));
    }

    [Fact] // as T5's
    public void SentencePieceWithoutAnOpeningTokenCannotBeRead()
    {
        _folder.Write("spiece.model", Pieces(opening: -1));

        var failure = Assert.Throws<ModelException>(() => SentenceTokenizer.Open(_folder.Path));

        Assert.StartsWith($"The tokenizer in {_folder.Path} cannot be read", failure.Message, StringComparison.Ordinal);
    }

    /// <param name="opening">The number of the token that begins a sentence; -1: there is none.</param>
    static byte[] Pieces(int opening) =>
    [
        .. Piece("<unk>", Unknown), .. Piece("<s>", Control), .. Piece("</s>", Control),
        .. Piece("▁rain", Normal), .. Piece("▁snow", Normal),
        .. Field(2, Field(3, Unigram), Field(40, 0), Field(41, opening), Field(42, 2)),
        .. Field(3, Field(1, "identity"), Field(3, 1), Field(4, 1), Field(5, 1)),
    ];

    static byte[] Piece(string text, int kind) =>
        Field(1, Field(1, text), Field(2, kind == Normal ? -1f : 0f), Field(3, kind));
}
