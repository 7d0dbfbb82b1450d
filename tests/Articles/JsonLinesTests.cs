using System.Text;
using System.Text.Json;
using CsCheck;
using NewsBot.Articles;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Articles;

public sealed class JsonLinesTests : IDisposable
{
    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ALineIsAnArticle()
    {
        var article = await _folder.ReadArticleAsync(
            "news.jsonl",
            """{"id":"a1","url":"https://example.org","title":"Rain\n falls","source":"Yonhap","author":"Kim",""" +
            """ "published":"2026-01-06T10:30:00+09:00","category":{"a":[1]},""" +
            """ "text":" It rained.\r\n","language":"en"}""");

        Assert.Equal(("a1", "Rain falls", " It rained.\r\n"), (article.Id, article.Title, article.Body));
        Assert.Equal(
            ("2026-01-06T10:30:00+09:00", "Yonhap", "https://example.org", "Kim", "en"),
            (article.Published.ToString(), article.Source, article.Url, article.Author, article.Language));
    }

    [Fact]
    public async Task OnlyTheIdAndTheTextMustBeThere()
    {
        var article = await _folder.ReadArticleAsync(
            "news.jsonl",
            "\uFEFF" +
            """{"id":7,"title":" ","author":null,"published":"","text":"\n It rained.\n\nAgain."}""" +
            "\r\n\r\n");

        Assert.Equal(("7", "It rained.", "\n It rained.\n\nAgain."), (article.Id, article.Title, article.Body));
        Assert.Equal((null, null, null, null), (article.Author, article.Source, article.Published, article.Url));
    }

    [Theory]
    [InlineData("""{"id":1,"text":"a" """, "is not JSON at byte 19")]
    [InlineData("""{"id":1,"text":"a"} b""", "is not JSON at byte 20")]
    [InlineData("""{"id":1,"text":"a\x"}""", "is not JSON at byte 18")]
    [InlineData("rain", "is not JSON at byte 0")]
    [InlineData("[1]", "is not a JSON object")]
    [InlineData("null", "is not a JSON object")]
    [InlineData("""{"text":"a"}""", "has no 'id'")]
    [InlineData("""{"id":" ","text":"a"}""", "has no 'id'")]
    [InlineData("""{"id":1}""", "has no 'text'")]
    [InlineData("""{"id":1,"text":" \n\t\u00a0"}""", "has no 'text'")]
    [InlineData("""{"id":true,"text":"a"}""", "has true or false as 'id', which must be a text")]
    [InlineData("""{"id":1,"text":["a"]}""", "has a list as 'text', which must be a text")]
    [InlineData("""{"id":1,"text":{"a":1}}""", "has an object as 'text', which must be a text")]
    [InlineData("""{"id":1,"text":"a","title":5}""", "has a number as 'title', which must be a text")]
    [InlineData("""{"id":1,"text":"a","published":1767657600}""", "has a number as 'published', which must be a text")]
    [InlineData(
        """{"id":1,"text":"a","published":"2026-01"}""",
        "has '2026-01' as 'published'; write it as 2026-01-06 or 2026-01-06T10:30:00Z")]
    [InlineData(
        """{"id":1,"text":"a","published":"Jan 6"}""",
        "has 'Jan 6' as 'published'; write it as 2026-01-06 or 2026-01-06T10:30:00Z")]
    public async Task OnlyABadLineIsSkipped(string line, string reason)
    {
        _folder.Write("news.jsonl", $$"""
            {"id":"a","text":"It rained."}

            {{line}}
            {"id":"b","text":"It snowed."}
            """);

        Assert.Equal(
            ["news.jsonl, line 1", $"news.jsonl, line 3 {reason}", "news.jsonl, line 4"],
            (await _folder.ReadAsync()).Select(result => result.Say()));
    }

    [Fact]
    public async Task ALineThatIsNotUtf8SaysWhere()
    {
        _folder.Write("news.jsonl", [.. """{"id":1,"text":"caf"""u8, 0xE9, .. "\"}\n{\"id\":2,\"text\":\"a\"}"u8]);

        Assert.Equal(
            ["news.jsonl, line 1 is not UTF-8 at byte 19", "news.jsonl, line 2"],
            (await _folder.ReadAsync()).Select(result => result.Say()));
    }

    [Fact]
    public async Task HalfASurrogatePairInANameOfAFieldIsOneMoreUnknownField()
    {
        var article = await _folder.ReadArticleAsync(
            "news.jsonl", """{"\ud800":1,"id":1,"te\u0078t":"\ud800 rained."}""");

        Assert.Equal("\ud800 rained.", article.Body);
    }

    [Theory]
    [InlineData("news.jsonl", "\n \r\n\t\n")]
    [InlineData("news.jsonl", "\uFEFF")]
    [InlineData("news.jsonl", "")]
    public async Task AFileWithoutLinesIsEmpty(string name, string text)
    {
        _folder.Write(name, text);

        Assert.Equal($"{name} is empty", await _folder.ReadSkippedAsync());
    }

    [Fact]
    public void ATextIsTheBodyVerbatim() =>
        Gen.Select(Gen.String, Gen.Bool).Sample((text, escapeAll) =>
        {
            text += "x"; // a text of white space is none
            var line = $$"""{"id":1,"text":{{Quote(text, escapeAll)}}}""";
            if (!escapeAll && text.Any(char.IsSurrogate))
                return; // only an escape can hold half a pair

            var read = Assert.IsType<ReadResult.Readable>(JsonArticle.Read("news.jsonl", Encoding.UTF8.GetBytes(line)));

            Assert.Equal(text, read.Article.Body);
        });

    [Fact]
    public void ATextAsTheFrameworkWritesItIsTheBodyVerbatim() =>
        Gen.String.Where(text => !text.Any(char.IsSurrogate)).Sample(text =>
        {
            text += "x🌧";
            var line = JsonSerializer.SerializeToUtf8Bytes(new { id = "1", text });

            var read = Assert.IsType<ReadResult.Readable>(JsonArticle.Read("news.jsonl", line));

            Assert.Equal(text, read.Article.Body);
        });

    [Fact]
    public async Task AGzippedFileIsReadAsTheFileInIt()
    {
        _folder.Write("news.jsonl.GZ", Reading.Gzip(Lines(3)));

        Assert.Equal(
            ["news.jsonl.GZ, line 1", "news.jsonl.GZ, line 2", "news.jsonl.GZ, line 3"],
            (await _folder.ReadAsync()).Select(result => result.Say()));
    }

    [Fact]
    public async Task GzippedFilesOneAfterTheOtherAreReadAsOne()
    {
        _folder.Write("news.jsonl.gz", [.. Reading.Gzip(Lines(2)), .. Reading.Gzip("""{"id":"x","text":"a"}""")]);

        Assert.Equal(3, (await _folder.ReadAsync()).OfType<ReadResult.Readable>().Count());
    }

    [Fact]
    public async Task AGzipFileThatIsCutOffAnywhereSaysHowManyWereReadBefore()
    {
        var whole = Reading.Gzip(Lines(40));
        var counts = new List<int>();
        for (var length = 2; length < whole.Length; length += length < 40 || length > whole.Length - 20 ? 1 : 37)
        {
            _folder.Write("news.jsonl.gz", whole[..length]);

            var read = await _folder.ReadAsync();

            var count = read.OfType<ReadResult.Readable>().Count();
            counts.Add(count);
            var articles = count == 1 ? "1 article before that was" : $"{count} articles before that were";
            Assert.Equal($"news.jsonl.gz is cut off or damaged gzip; {articles} read", read[^1].Say());
            Assert.Equal(count, read.Count - 1);
        }

        Assert.Equal(counts.Order(), counts);
        Assert.Equal((0, 40), (counts[0], counts[^1]));
        Assert.Contains(counts, count => count is > 0 and < 39);
    }

    [Fact]
    public async Task AGzipFileThatIsDamagedIsSkipped()
    {
        var bytes = Reading.Gzip(Lines(40));
        bytes[^6] ^= 1; // in the checksum
        _folder.Write("news.jsonl.gz", bytes);

        var read = await _folder.ReadAsync();

        Assert.StartsWith("news.jsonl.gz is cut off or damaged gzip; ", read[^1].Say());
        Assert.All(read[..^1], result => Assert.IsType<ReadResult.Readable>(result));
    }

    [Fact]
    public async Task ALineLongerThanSixteenMebibytesIsSkippedAndItsNeighboursAreRead()
    {
        var tooLong = $$"""{"id":"b","text":"{{new string('x', 16 << 20)}}"}""";
        _folder.Write("news.jsonl", $$"""
            {"id":"a","text":"It rained."}
            {{tooLong}}
            {"id":"c","text":"It rained."}
            """);

        Assert.Equal(
        [
            "news.jsonl, line 1",
            "news.jsonl, line 2 is longer than 16 MiB, the most that is read; split it",
            "news.jsonl, line 3",
        ],
        (await _folder.ReadAsync()).Select(result => result.Say()));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("\n", "1:")]
    [InlineData("a", "1:a")]
    [InlineData("a\n", "1:a")]
    [InlineData("a\n\nb\r\n", "1:a 2: 3:b\r")]
    [InlineData("12345678\n", "1:12345678")]
    [InlineData("123456789\na", "1:… 2:a")]
    [InlineData("12345678901234567890\n12345678", "1:… 2:12345678")]
    [InlineData("a\n12345678901234567890", "1:a 2:…")]
    public async Task LinesAreFoundWhereverTheStreamIsCut(string text, string expected)
    {
        for (var step = 1; step <= text.Length + 1; step++)
        {
            var lines = new List<string>();
            await using var stream = new SteppingStream(Encoding.UTF8.GetBytes(text), step);

            var read = BoundedLines.ReadAsync(stream, maxBytes: 8, TestContext.Current.CancellationToken);
            await foreach (var line in read)
                lines.Add($"{line.Number}:{(line.IsTooLong ? "…" : Encoding.UTF8.GetString(line.Bytes.Span))}");

            Assert.Equal(expected, string.Join(' ', lines));
        }
    }

    static string Lines(int count)
    {
        var random = new Random(1);
        return string.Concat(Enumerable.Range(1, count).Select(
            id => $$"""{"id":{{id}},"text":"It rained {{random.NextInt64()}} times."}""" + "\n"));
    }

    static string Quote(string text, bool escapeAll) =>
        $"\"{string.Concat(text.Select(c => c switch
        {
            '"' or '\\' => $"\\{c}",
            '\n' => "\\n",
            _ when escapeAll || c < ' ' => $"\\u{(int)c:x4}",
            _ => c.ToString(),
        }))}\"";

    sealed class SteppingStream(byte[] bytes, int step) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(step, buffer.Length)], cancellationToken);
    }
}
