using static NewsBot.Tests.Vectors.Stores;

namespace NewsBot.Tests.Vectors;

public class StoreConcurrencyTests
{
    const int Keys = 40, Writers = 2, Readers = 3, Rounds = 300;

    [Fact] // every field of a record carries its version: a reader that sees two versions in one has seen it torn
    public async Task ReadersNeverSeeATornRecord()
    {
        var notes = await NotesAsync([.. Enumerable.Range(0, Keys).Select(key => Version(key, 1))]);
        var writing = Writers;
        var seen = 0;
        var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            var random = new Random(writer);
            for (var round = 1; round <= Rounds; round++)
            {
                var key = random.Next(Keys);
                if (random.Next(4) == 0)
                    await notes.DeleteAsync($"{key}", Cancellation);
                else
                    await notes.UpsertAsync([Version(key, round), Version((key + 1) % Keys, round)], Cancellation);
            }

            Interlocked.Decrement(ref writing);
        }, Cancellation));
        var readers = Enumerable.Range(0, Readers).Select(reader => Task.Run(async () =>
        {
            do
            {
                await foreach (var result in notes.SearchAsync(
                    new float[] { 1, reader }, 20, new() { IncludeVectors = true }, Cancellation))
                    Check(result.Record);
                await foreach (var result in notes.SearchKeywordsAsync(
                    "version", 20, new() { IncludeVectors = true }, Cancellation))
                    Check(result.Record);
                await foreach (var result in notes.HybridSearchAsync(
                    new float[] { 1, reader }, ["version"], 20, new()
                    {
                        IncludeVectors = true,
                        AdditionalProperty = r => r.Body!
                    }, Cancellation))
                    Check(result.Record);
                await foreach (var note in notes.GetAsync(
                    r => r.Title != null, 20, new() { IncludeVectors = true }, Cancellation))
                    Check(note);
            }
            while (Volatile.Read(ref writing) > 0);
        }, Cancellation));

        await Task.WhenAll(writers.Concat(readers));

        Assert.True(seen > 100);

        void Check(NotedRecord note)
        {
            Assert.Equal((float)note.Version, note.Vector![1]);
            Assert.Equal($"{note.Key} version {note.Version}", note.Body);
            Interlocked.Increment(ref seen);
        }
    }

    [Fact]
    public async Task ABatchIsSeenWholeOrNotAtAll()
    {
        var notes = await NotesAsync();
        var done = false;
        var writer = Task.Run(async () =>
        {
            for (var round = 1; round <= Rounds; round++)
                await notes.UpsertAsync(Enumerable.Range(0, 10).Select(key => Version(key, round)), Cancellation);
            Volatile.Write(ref done, true);
        }, Cancellation);

        do
        {
            var versions = await notes.GetAsync(r => true, 100, cancellationToken: Cancellation).Select(
                note => note.Title).ToListAsync(Cancellation);
            Assert.True(versions.Count is 0 or 10);
            Assert.True(versions.Distinct().Count() <= 1);
        }
        while (!Volatile.Read(ref done));

        await writer;
    }

    static Note Version(int key, int version) => new()
    {
        Key = $"{key}",
        Title = $"{version}",
        Body = $"{key} version {version}",
        Vector = [1, version],
    };

    /// <summary>A note as the checks read it.</summary>
    sealed record NotedRecord(string Key, int Version, string? Body, float[]? Vector)
    {
        public static implicit operator NotedRecord(Note note) =>
            new(note.Key, int.Parse(note.Title!, System.Globalization.CultureInfo.InvariantCulture), note.Body,
                note.Vector);
    }
}
