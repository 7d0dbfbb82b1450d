using CsCheck;
using Microsoft.ML.Tokenizers;
using NewsBot.Chunks;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Chunks;

public class TokenCountsTests
{
    static readonly Tokenizer Tokenizer = TiktokenTokenizer.CreateForEncoding("o200k_base");

    // What the pattern of the tokenizer tells apart: cases, marks, contractions, digits, ends of lines, other spaces.
    static readonly string[] Pieces =
    [
        " ", "  ", "\n", "\r", "\r\n", "\n\n", "\t", "\u00a0", "\u2003", "\u2028", "\u0085", "/", "a",
        "the", "The", "ABC", "aBc",
        "é", "e\u0301", "\u0301", "中", "한", "ǅ", "ʰ", "1", "2024", "٣", "'s", "'", "'LL", ".", "...", "\"", "-", "(",
        "😀", "\ud83d",
        "\ude00", "<|endoftext|>", "<|", "\u200b", "\u200d", "\0",
    ];

    static readonly Gen<string> Bodies = Gen.OneOf(TextGen.Body, Gen.OneOf(Pieces).Array[0, 40].Select(string.Concat));

    [Fact]
    public void EveryPartHasAsManyTokensAsTheTokenizerCounts() =>
        Gen.Select(Bodies, Gen.Int[0, 1000], Gen.Int[0, 1000]).Sample((body, one, other) =>
        {
            var (start, end) = (Math.Min(one, other) % (body.Length + 1), Math.Max(one, other) % (body.Length + 1));
            (start, end) = (Math.Min(start, end), Math.Max(start, end)); // the rest of the larger can be the smaller

            var counted = new TokenCounts(body, new(new(Tokenizer))).Count(start, end);

            Assert.Equal(Tokenizer.CountTokens(body.AsSpan(start, end - start)), counted);
        }, iter: 3000);

    [Fact]
    public void AWordIsCountedTheSameTheSecondTime()
    {
        var counts = new TokenCounts("unforgettable, unforgettable", new(new(Tokenizer)));

        Assert.Equal(counts.Count(0, 13), counts.Count(0, 13));
        Assert.Equal(Tokenizer.CountTokens("unforgettable, unforgettable"), counts.Count(0, 28));
    }
}
