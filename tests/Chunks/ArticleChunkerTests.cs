using System.Globalization;
using CsCheck;
using Microsoft.ML.Tokenizers;
using NewsBot.Articles;
using NewsBot.Chunks;
using NewsBot.Language;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Chunks;

public class ArticleChunkerTests
{
    static readonly Lazy<Tokenizer> Tokenizer = new(() => TiktokenTokenizer.CreateForEncoding("o200k_base"));

    static readonly Gen<(string Body, int Max, int Overlap)> Inputs =
        Gen.Select(TextGen.Body, Gen.Int[16, 60], Gen.Int[0, 15]);

    [Fact]
    public void EverySentenceThatFitsIsWholeInAChunk() => Inputs.Sample((body, max, overlap) =>
    {
        var chunks = Chunk(body, max, overlap);

        foreach (var sentence in SentenceSplitter.Split(body).Where(s => Count(s.In(body)) <= max))
            Assert.Contains(chunks, c => new TextSpan(c.Start, c.End).Contains(sentence));
    });

    [Fact]
    public void EveryCharacterThatIsNotWhiteSpaceIsInAChunk() => Inputs.Sample((body, max, overlap) =>
    {
        var chunks = Chunk(body, max, overlap);

        for (var i = 0; i < body.Length; i++)
            Assert.True(char.IsWhiteSpace(body[i]) || chunks.Any(c => c.Start <= i && i < c.End));
    });

    [Fact]
    public void NoChunkHasMoreTokensThanTheLimitUnlessItIsOneGrapheme() => Inputs.Sample((body, max, overlap) =>
    {
        foreach (var chunk in Chunk(body, max, overlap))
        {
            var text = chunk.TextIn(body);
            Assert.Equal(Count(text), chunk.TokenCount);
            Assert.True(chunk.TokenCount <= max || new StringInfo(text).LengthInTextElements == 1);
        }
    });

    [Fact]
    public void ChunksAdvanceAndNeverRepeatMoreThanTheOverlap() => Inputs.Sample((body, max, overlap) =>
    {
        var chunks = Chunk(body, max, overlap);

        foreach (var (before, after) in chunks.Zip(chunks.Skip(1)))
        {
            Assert.True(after.Start > before.Start && after.End > before.End && after.Ordinal == before.Ordinal + 1);
            if (after.Start < before.End)
                Assert.True(Count(body[after.Start..before.End]) <= overlap);
        }
    });

    [Fact]
    public void NoChunkBeginsOrEndsInsideAGrapheme() => Inputs.Sample((body, max, overlap) =>
    {
        var boundaries = StringInfo.ParseCombiningCharacters(body).Append(body.Length).ToHashSet();

        // White space that a mark follows is trimmed off a sentence: that boundary is the splitter's, not a cut.
        foreach (var chunk in Chunk(body, max, overlap))
        {
            Assert.True(boundaries.Contains(chunk.Start) || char.IsWhiteSpace(body[chunk.Start - 1]));
            Assert.Contains(chunk.End, boundaries);
        }
    });

    [Fact]
    public void ALongSentenceIsCutAtWords()
    {
        var body = string.Join(' ', Enumerable.Range(1, 200).Select(i => $"word{i}"));

        var chunks = Chunk(body, 32, 0);

        Assert.True(chunks.Count > 5);
        Assert.Equal(body, string.Join(' ', chunks.Select(c => c.TextIn(body))));
    }

    [Fact]
    public void AWordWithoutEndIsCutBetweenGraphemes()
    {
        var body = string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 40));

        var chunks = Chunk(body, 32, 0);

        Assert.True(chunks.Count > 5);
        Assert.All(chunks, c => Assert.Equal(0, c.Start % "👩‍👩‍👧‍👦".Length));
        Assert.Equal(body, string.Concat(chunks.Select(c => c.TextIn(body))));
    }

    /// <summary>Work that grew with the square of the length would take minutes here, not seconds.</summary>
    [Theory(Timeout = 300_000)]
    [InlineData("aa.")]
    [InlineData("example.")]
    [InlineData(".")]
    [InlineData("\r")]
    [InlineData("a")]
    [InlineData("漢")]
    [InlineData("q7")]
    [InlineData("[1]")]
    [InlineData("\"'")]
    [InlineData("a\u0301")]
    public async Task HostileTextTakesNoMoreThanItsLengthIsWorth(string part)
    {
        var body = "x " + string.Concat(Enumerable.Repeat(part, 200_000 / part.Length)) + " y";

        var chunks = await Task.Run(() => Chunk(body, 256, 32), TestContext.Current.CancellationToken);

        Assert.Equal(body.Length, chunks[^1].End);
    }

    [Fact]
    public void AShortSentenceIsRepeatedAtTheStartOfTheNextChunk()
    {
        var body = string.Join(' ', Enumerable.Range(1, 12).Select(i => $"This is sentence number {i} of the text."));

        var chunks = Chunk(body, 40, 12);

        Assert.All(chunks.Zip(chunks.Skip(1)), pair => Assert.True(pair.Second.Start < pair.First.End));
    }

    static IReadOnlyList<Chunk> Chunk(string body, int max, int overlap) =>
        Chunk(body, new() { MaxTokens = max, OverlapTokens = overlap });

    static IReadOnlyList<Chunk> Chunk(string body, ChunkOptions options) =>
        new ArticleChunker(options, Tokenizer, new ChunkCache(null, "", options)).Chunk(new Article("a", "A", body));

    static int Count(string text) => Tokenizer.Value.CountTokens(text);
}
