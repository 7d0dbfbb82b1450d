using NewsBot.Vectors.InMemory;
using static NewsBot.Tests.Vectors.Stores;

namespace NewsBot.Tests.Vectors;

/// <summary>What cannot be searched for is refused by name, not answered with something else.</summary>
public class RefusedSearchTests
{
    static readonly float[] East = [1, 0];

    [Fact]
    public async Task AThresholdThatIsNotANumberIsRefused()
    {
        var notes = await NotesAsync(new Note { Key = "a", Body = "kim", Vector = East });

        var byVector = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => notes.SearchAsync(
            East, 9, new() { ScoreThreshold = double.NaN }, Cancellation).KeysAsync());
        var hybrid = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => notes.HybridSearchAsync(
            East, ["kim"], 9, new() { ScoreThreshold = double.NaN, AdditionalProperty = r => r.Body! }, Cancellation)
            .KeysAsync());

        Assert.StartsWith(
            "ScoreThreshold (NaN) must be a number; leave it null to find every score.", byVector.Message,
            StringComparison.Ordinal);
        Assert.Equal(byVector.Message, hybrid.Message);
        Assert.Equal(["a"], await notes.SearchAsync(
            East, 9, new() { ScoreThreshold = double.NegativeInfinity }, Cancellation).KeysAsync());
        Assert.Empty(await notes.SearchAsync(
            East, 9, new() { ScoreThreshold = double.PositiveInfinity }, Cancellation).KeysAsync());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(150_000)]   // enough for several threads to search
    public async Task AFilterCannotUseTheCollectionThatIsSearched(int count)
    {
        var data = new InMemoryVectorData();
        using var store = new InMemoryVectorStore(new() { Data = data });
        var notes = store.GetCollection<string, Note>("notes");
        await notes.EnsureCollectionExistsAsync(Cancellation);
        var note = new Note { Key = "a", Title = "t", Body = "kim", Vector = East };
        await notes.UpsertAsync(
            Enumerable.Range(0, count).Select(i => new Note { Key = $"{i}", Vector = East, Body = "kim" }),
            Cancellation);
        using var again = new InMemoryVectorStore(new() { Data = data }).GetCollection<string, Note>("notes");
        using var other = store.GetCollection<string, Note>("others");
        await other.EnsureCollectionExistsAsync(Cancellation);
        await other.UpsertAsync(note, Cancellation);
        Func<Task> useNotes = () => notes.GetAsync("a", null, Cancellation);
        Func<Task>[] uses =
        [
            () => notes.GetAsync("a", null, Cancellation),
            () => notes.GetAsync(["a"], null, Cancellation).KeysAsync(),
            () => notes.GetAsync(r => r.Key == "a", 1, null, Cancellation).KeysAsync(),
            () => notes.SearchAsync(East, 1, null, Cancellation).KeysAsync(),
            () => notes.SearchKeywordsAsync("kim", 1, null, Cancellation).KeysAsync(),
            () => notes.HybridSearchAsync(
                East, ["kim"], 1, new() { AdditionalProperty = r => r.Body! }, Cancellation).KeysAsync(),
            () => Task.FromResult(notes.InverseDocumentFrequency("kim")),
            () => notes.UpsertAsync(note, Cancellation),
            () => notes.DeleteAsync("a", Cancellation),
            () => again.GetAsync("a", null, Cancellation),
            () => Task.Run(() => notes.GetAsync("a", null, Cancellation)),
            () => Task.Run(async () => await notes.UpsertAsync(note, Cancellation)),
            () => other.GetAsync(r => Use(useNotes), 1, null, Cancellation).KeysAsync(),
        ];
        foreach (var use in uses)
        {
            await RefusedAsync(() => notes.GetAsync(r => Use(use), 9, null, Cancellation).KeysAsync());
            await RefusedAsync(() => notes.SearchAsync(
                East, 9, new() { Filter = r => Use(use) }, Cancellation).KeysAsync());
            await RefusedAsync(() => notes.SearchKeywordsAsync(
                "kim", 9, new() { Filter = r => Use(use) }, Cancellation).KeysAsync());
            await RefusedAsync(() => notes.HybridSearchAsync(
                East, ["kim"], 9, new() { Filter = r => Use(use), AdditionalProperty = r => r.Body! }, Cancellation)
                .KeysAsync());
        }

        await notes.UpsertAsync(note, Cancellation);   // nothing is held any more
        Assert.Equal(["a"], await notes.GetAsync(r => r.Title == "t", 9, null, Cancellation).KeysAsync());

        static async Task RefusedAsync(Func<Task> search)
        {
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(search);
            Assert.Equal(
                "A filter of a search in 'notes' uses 'notes' itself, which waits for that search to end. Read " +
                "what the filter needs before the search, and let the filter compare with that.",
                refused.Message);
        }
    }

    [Fact]
    public async Task AFilterMayReadAnotherCollectionAndStartWhatReadsThisOneLater()
    {
        var notes = await NotesAsync(new Note { Key = "a", Vector = East }, new Note { Key = "b", Vector = East });
        var others = await NotesAsync(new Note { Key = "b" });
        var searched = new TaskCompletionSource();
        Task<Note?>? later = null;
        Func<string, bool> has = key =>
        {
            later ??= LaterAsync();
            return others.GetAsync(key, null, Cancellation).GetAwaiter().GetResult() is not null;
        };

        var found = await notes.SearchAsync(
            East, 9, new() { Filter = r => has(r.Key) }, Cancellation).KeysAsync();
        searched.SetResult();

        Assert.Equal(["b"], found);
        Assert.Equal("a", (await later!)!.Key);

        async Task<Note?> LaterAsync()
        {
            await searched.Task;
            return await notes.GetAsync("a", null, Cancellation);
        }
    }

    static bool Use(Func<Task> use)
    {
        use().GetAwaiter().GetResult();
        return true;
    }
}
