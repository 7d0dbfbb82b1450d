using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using NewsBot.Articles;
using NewsBot.Chunks;
using NewsBot.Vectors.Sqlite;

namespace NewsBot.Benchmarks;

/// <summary>
/// Filling the store, writing the archive and reading it back, beside baselines, as a table in Markdown.
/// </summary>
static class StorageTable
{
    const int ChunksPerArticle = 10, ChunkLength = 900, ArticlesInBatch = 64;

    static readonly string Body =
        string.Concat(Enumerable.Repeat("It rained in Oslo. ", ChunksPerArticle * ChunkLength / 19 + 1));

    public static async Task<int> PrintAsync(string[] sizes)
    {
        Console.WriteLine(
            "| records | insert, records/s | dictionary, records/s | ratio " +
            "| save, records/s | MB/s | plain file, MB/s | ratio " +
            "| load s | load, records/s | MB/s | reading the file, MB/s | ratio | bytes a record |");
        Console.WriteLine("|" + string.Concat(Enumerable.Repeat(" ---: |", 14)));
        var agreed = true;
        foreach (var count in new[] { 10_000, 100_000, 1_000_000 })
            foreach (var dimensions in new[] { 256, 384 })
            {
                var size = $"{count / 1000}k x {dimensions}";
                if (sizes.Length == 0 || sizes.Contains(size.Replace(" ", "", StringComparison.Ordinal)))
                    agreed &= await PrintAsync(size, count, dimensions);
            }

        return agreed ? 0 : 1;
    }

    static async Task<bool> PrintAsync(string size, int count, int dimensions)
    {
        var entries = Entry.Random(count, dimensions, topics: 100, seed: count + dimensions);
        var insert = await SecondsAsync(async () => await Entry.StoreAsync(entries, dimensions));
        var dictionary = await SecondsAsync(() => Task.FromResult(
            new ConcurrentDictionary<object, object>(
                entries.Select(e => KeyValuePair.Create((object)e.Key, (object)e)))));

        var folder = Directory.CreateTempSubdirectory("newsbot-benchmark-");
        try
        {
            var path = Path.Combine(folder.FullName, "archive.db");
            var save = await SecondsAsync(() => Task.FromResult(Save(path, entries, dimensions)));
            var plain = await SecondsAsync(() => Task.FromResult(WritePlain(path + ".plain", entries)));
            var agreed = true;
            var load = await SecondsAsync(() => Task.FromResult(agreed = Load(path, entries)));
            var reading = await SecondsAsync(() => Task.FromResult(ReadPlain(path)));
            var (vectorMegabytes, fileMegabytes) = (count * dimensions * 4 / 1e6, new FileInfo(path).Length / 1e6);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {size} | {count / insert:N0} | {count / dictionary:N0} | {dictionary / insert:0.00} " +
                $"| {count / save:N0} | {vectorMegabytes / save:N0} | {vectorMegabytes / plain:N0} " +
                $"| {plain / save:0.00} " +
                $"| {load:0.00} | {count / load:N0} | {fileMegabytes / load:N0} | {fileMegabytes / reading:N0} " +
                $"| {reading / load:0.00} | {new FileInfo(path).Length / count:N0} |"));
            if (!agreed)
                Console.WriteLine($"{size}: WHAT WAS LOADED IS NOT WHAT WAS SAVED");
            return agreed;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static int Save(string path, Entry[] entries, int dimensions)
    {
        using var archive = ArchiveWriter.Open(path, new("benchmark", "random", dimensions), "benchmark");
        foreach (var batch in entries.Chunk(ChunksPerArticle).Chunk(ArticlesInBatch))
            archive.Write([.. batch.Select(ArticleOf)]);
        return entries.Length;
    }

    static ArchivedArticle ArticleOf(Entry[] entries)
    {
        var id = entries[0].Key;
        return new(
            new Article(id, id, Body),
            [.. entries.Select((_, i) => new Chunk(id, i, i * ChunkLength, (i + 1) * ChunkLength, 200))],
            [.. entries.Select(entry => entry.Vector)]);
    }

    static int WritePlain(string path, Entry[] entries)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        foreach (var entry in entries)
            file.Write(MemoryMarshal.AsBytes(entry.Vector.Span));
        file.Flush(flushToDisk: true);
        return entries.Length;
    }

    static bool Load(string path, Entry[] entries)
    {
        var next = 0;
        var agreed = true;
        using var reader = ArchiveReader.Open(path);
        foreach (var article in reader.Articles())
            foreach (var vector in article.Vectors)
                agreed &= vector.Span.SequenceEqual(entries[next++].Vector.Span);
        return agreed && next == entries.Length;
    }

    static long ReadPlain(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1);
        var buffer = new byte[1 << 20];
        var sum = 0L;
        for (int read; (read = file.Read(buffer)) > 0;)
            sum += read + buffer[0];
        return sum;
    }

    static async Task<double> SecondsAsync<T>(Func<Task<T>> work)
    {
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        GC.KeepAlive(await work());
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
