using CsCheck;
using Microsoft.Extensions.VectorData;
using NewsBot.Vectors.InMemory;
using static NewsBot.Tests.Vectors.Stores;

namespace NewsBot.Tests.Vectors;

public class KeywordSearchTests
{
    [Fact] // by hand: N = 2, n = 1 → ln(1 + 1.5 / 1.5)
    public void ATermInOneDocumentOfTwoHasIdfLnTwo() =>
        Assert.Equal(Math.Log(2), KeywordIndex.Idf(documents: 2, documentsWithTerm: 1), 12);

    [Fact]
    public async Task TheScoreIsTheOneComputedByHand()
    {
        var notes = await NotesAsync(
            new Note { Key = "a", Title = "kim", Body = "kim saw kim there" },
            new Note { Key = "b", Title = "budget vote today", Body = "parliament voted" });

        var result = await notes.SearchKeywordsAsync(
            "kim", 9, new() { FieldWeights = new Dictionary<string, double> { ["Title"] = 2 } }, Cancellation)
                .SingleAsync(Cancellation);

        // mean title = (1 + 3) / 2 = 2, mean body = (4 + 2) / 2 = 3, N = 2, n = 1
        // title: 2 · 1 / (0.25 + 0.75 · 1 / 2) = 3.2        body: 1 · 2 / (0.25 + 0.75 · 4 / 3) = 1.6
        // ln 2 · 4.8 / (1.2 + 4.8) = 0.8 · ln 2
        Assert.Equal("a", result.Record.Key);
        Assert.Equal(0.8 * Math.Log(2), result.Score!.Value, 12);
    }

    [Fact]
    public async Task WithoutSaturationAndLengthTheScoreIsTheIdf()
    {
        var notes = await NotesAsync(new Note { Key = "a", Body = "kim" }, new Note { Key = "b", Body = "x y z" });

        var result = await notes.SearchKeywordsAsync("kim", 1, new() { K1 = 0, B = 0 }, Cancellation).SingleAsync(
            Cancellation);

        Assert.Equal(Math.Log(2), result.Score!.Value, 12);
    }

    [Fact]
    public async Task InflectionsStopWordsAndRepetitionsDoNotMatter()
    {
        var notes = await NotesAsync(
            new Note { Key = "a", Body = "The soldiers launched missiles" }, new Note
            {
                Key = "b",
                Body = "Who is the who"
            });

        var plain = await notes.SearchKeywordsAsync("soldier launch", 9, null, Cancellation).SingleAsync(Cancellation);
        var wordy = await notes.SearchKeywordsAsync("Who is the soldier launching? Soldiers!", 9, null, Cancellation)
            .SingleAsync(Cancellation);

        Assert.Equal(("a", plain.Score), (wordy.Record.Key, wordy.Score));
        Assert.Equal(["b"], await notes.SearchKeywordsAsync("who", 9, null, Cancellation).KeysAsync());
        Assert.Empty(await notes.SearchKeywordsAsync("weather", 9, null, Cancellation).KeysAsync());
        Assert.Empty(await notes.SearchKeywordsAsync("", 9, null, Cancellation).KeysAsync());
    }

    [Fact]
    public async Task ARareTermWeighsMoreThanACommonOne()
    {
        var notes = await NotesAsync(
            new Note { Key = "a", Body = "kim museum" }, new Note { Key = "b", Body = "kim budget" },
            new Note { Key = "c", Body = "kim sheep" }, new Note { Key = "d", Body = "rain sun" });

        Assert.Equal(["c", "a", "b"], await notes.SearchKeywordsAsync("kim sheep", 9, null, Cancellation).KeysAsync());
    }

    [Fact]
    public async Task AFieldWithWeightZeroIsNotSearched()
    {
        var notes = await NotesAsync(new Note { Key = "a", Title = "kim" }, new Note { Key = "b", Body = "kim" });
        var bodyOnly = new KeywordSearchOptions<Note>
        {
            FieldWeights = new Dictionary<string, double> { ["Title"] = 0 }
        };

        Assert.Equal(["b"], await notes.SearchKeywordsAsync("kim", 9, bodyOnly, Cancellation).KeysAsync());
    }

    [Fact]
    public async Task FilterSkipAndVectorsAreHonoured()
    {
        var notes = await NotesAsync(
            new Note { Key = "a", Body = "kim", Vector = [1, 2] }, new Note { Key = "b", Body = "kim kim" }, new Note
            {
                Key = "c",
                Body = "kim rain sun"
            });

        Assert.Equal(["a", "c"], await notes.SearchKeywordsAsync(
            "kim", 9, new() { Filter = r => r.Key != "b" }, Cancellation).KeysAsync());
        Assert.Equal(["a"], await notes.SearchKeywordsAsync("kim", 1, new() { Skip = 1 }, Cancellation).KeysAsync());
        Assert.Null((await notes.SearchKeywordsAsync("kim", 9, null, Cancellation).FirstAsync(
            r => r.Record.Key == "a", Cancellation)).Record.Vector);
        Assert.NotNull((await notes.SearchKeywordsAsync("kim", 9, new() { IncludeVectors = true }, Cancellation)
            .FirstAsync(r => r.Record.Key == "a", Cancellation)).Record.Vector);
    }

    [Fact]
    public async Task WrongOptionsAreRefused()
    {
        var notes = await NotesAsync();
        var items = await ItemsAsync();

        await Assert.ThrowsAsync<ArgumentNullException>(
            () => notes.SearchKeywordsAsync(null!, 1, null, Cancellation).KeysAsync());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => notes.SearchKeywordsAsync("x", 0, null, Cancellation).KeysAsync());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => notes.SearchKeywordsAsync("x", 1, new() { K1 = -1 }, Cancellation).KeysAsync());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => notes.SearchKeywordsAsync("x", 1, new() { B = 1.5 }, Cancellation).KeysAsync());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => notes.SearchKeywordsAsync(
            "x", 1, new() { FieldWeights = new Dictionary<string, double> { ["Title"] = -1 } }, Cancellation)
                .KeysAsync());
        await Assert.ThrowsAsync<ArgumentException>(() => notes.SearchKeywordsAsync(
            "x", 1, new() { FieldWeights = new Dictionary<string, double> { ["Titel"] = 1 } }, Cancellation).KeysAsync(
                ));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => items.SearchKeywordsAsync("x", 1, null, Cancellation).KeysAsync());
    }

    [Fact]
    public Task AfterAnyChangesTheIndexScoresAsAFreshOne() =>
        Gen.Select(Gen.Select(Gen.Int[0, 25], Words, Words, Gen.Int[0, 3]).Array[0, 80], Words)
        .SampleAsync(async (changes, query) =>
        {
            var notes = await NotesAsync();
            var reference = new List<Note>();
            foreach (var (number, title, body, kind) in changes)
            {
                var note = new Note { Key = $"{number}", Title = title, Body = body };
                var place = reference.FindIndex(other => other.Key == note.Key);
                if (kind == 0)
                {
                    await notes.DeleteAsync(note.Key, Cancellation);
                    if (place >= 0)
                        reference.RemoveAt(place);
                }
                else
                {
                    await notes.UpsertAsync(note, Cancellation);
                    if (place >= 0)
                        reference[place] = note;
                    else
                        reference.Add(note);
                }
            }

            var fresh = await NotesAsync([.. reference]);

            Assert.Equal(await FoundAsync(fresh, query), await FoundAsync(notes, query));
        }, iter: 300);

    [Fact]
    public async Task ManyReplacementsAreSweptAndStillFound()
    {
        var notes = await NotesAsync();
        for (var round = 0; round < 6; round++)
            await notes.UpsertAsync(Enumerable.Range(0, 200).Select(
                i => new Note { Key = $"{i}", Body = $"kim n{i}x round{round}z" }), Cancellation);

        Assert.Equal(["77"], await notes.SearchKeywordsAsync("n77x", 9, null, Cancellation).KeysAsync());
        Assert.Empty(await notes.SearchKeywordsAsync("round4z", 9, null, Cancellation).KeysAsync());
        Assert.Equal(200, (await notes.SearchKeywordsAsync("round5z", 999, null, Cancellation).KeysAsync()).Count);
        var fresh = await NotesAsync([
            .. Enumerable.Range(0, 200).Select(i => new Note { Key = $"{i}", Body = $"kim n{i}x round5z" })]);
        Assert.Equal(await FoundAsync(fresh, "kim n77x"), await FoundAsync(notes, "kim n77x"));
    }

    [Fact]
    public async Task TextsThatWereThereBeforeThePropertyWasSearchableAreFound()
    {
        using var store = new InMemoryVectorStore();
        var plain = store.GetDynamicCollection("notes", Definition(isFullText: false));
        await plain.EnsureCollectionExistsAsync(Cancellation);
        await plain.UpsertAsync(new Dictionary<string, object?> { ["Key"] = "a", ["Body"] = "kim" }, Cancellation);

        var searchable = store.GetDynamicCollection("notes", Definition(isFullText: true));

        Assert.Equal("a", (await searchable.SearchKeywordsAsync("kim", 1, null, Cancellation).SingleAsync(
            Cancellation)).Record["Key"]);

        static VectorStoreCollectionDefinition Definition(bool isFullText) => new()
        {
            Properties =
            [
                new VectorStoreKeyProperty("Key", typeof(string)),
                new VectorStoreDataProperty("Body", typeof(string)) { IsFullTextIndexed = isFullText },
            ],
        };
    }

    static readonly Gen<string> Words =
        Gen.OneOf<string>((string[])["kim", "museum", "budget", "rain", "the", "vote", "voted", "10", "sheep"]).List[
            0, 8].Select(words => string.Join(' ', words));

    static async Task<List<string>> FoundAsync(InMemoryCollection<string, Note> notes, string query) =>
        await notes.SearchKeywordsAsync(query, 1000, null, Cancellation)
            .Select(result => $"{result.Record.Key} {result.Score:R}").ToListAsync(Cancellation);
}
