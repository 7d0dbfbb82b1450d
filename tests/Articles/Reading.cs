using System.IO.Compression;
using System.Text;
using NewsBot.Articles;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Articles;

/// <summary>Reads what a test has written, and says it in words that a test can compare.</summary>
static class Reading
{
    public static async Task<List<ReadResult>> ReadAsync(this TempFolder folder, string name = "") =>
        await ArticleFolder.ReadAsync(folder.At(name), TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);

    public static async Task<Article> ReadArticleAsync(this TempFolder folder, string name, string text)
    {
        folder.Write(name, text);
        var result = Assert.Single(await folder.ReadAsync());
        return Assert.IsType<ReadResult.Readable>(result).Article;
    }

    /// <summary>"NAME REASON" of the one that was skipped.</summary>
    public static async Task<string> ReadSkippedAsync(this TempFolder folder) =>
        Assert.Single(await folder.ReadAsync()).Say();

    /// <summary>The name of what was read, or "NAME REASON" of what was skipped.</summary>
    public static string Say(this ReadResult result) => result switch
    {
        ReadResult.Readable readable => readable.Name,
        ReadResult.Skipped skipped => $"{skipped.Name} {skipped.Reason}",
        _ => throw new InvalidOperationException(result.ToString()),
    };

    public static byte[] Gzip(string text)
    {
        var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal))
            gzip.Write(Encoding.UTF8.GetBytes(text));

        return bytes.ToArray();
    }
}
