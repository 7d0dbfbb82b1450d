using System.IO.Compression;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Articles;

[Collection(nameof(Alone))]
public sealed class EndlessLineTests : IDisposable
{
    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AnEndlessLineInGzipDoesNotFillTheMemory()
    {
        const int Length = 512 << 20;
        await using (var gzip = new GZipStream(File.Create(_folder.At("bomb.jsonl.gz")), CompressionLevel.Fastest))
        {
            var block = new byte[1 << 20];
            Array.Fill(block, (byte)'x');
            for (var written = 0; written < Length; written += block.Length)
                await gzip.WriteAsync(block, TestContext.Current.CancellationToken);
        }

        var before = GC.GetTotalAllocatedBytes();
        var said = await _folder.ReadSkippedAsync();

        Assert.Equal("bomb.jsonl.gz, line 1 is longer than 16 MiB, the most that is read; split it", said);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, Length / 4);
    }
}
