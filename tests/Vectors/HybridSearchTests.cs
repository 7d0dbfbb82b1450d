using Microsoft.Extensions.VectorData;
using static NewsBot.Tests.Vectors.Stores;

namespace NewsBot.Tests.Vectors;

public class HybridSearchTests
{
    static readonly float[] East = [1, 0];

    static readonly Note[] Notes =
    [
        new() { Key = "near", Body = "rain", Vector = [1, 0] },
        new() { Key = "middle", Body = "kim", Vector = [1, 1] },
        new() { Key = "far", Body = "kim kim", Vector = [0, 1] },
        new() { Key = "wordless", Body = null, Vector = [-1, 0] },
        new() { Key = "vectorless", Body = "kim and much more of the same rain", Vector = null },
    ];

    [Fact] // by hand: dense near 1, middle 2, far 3, wordless 4; keyword far 1, middle 2, vectorless 3
    public async Task RanksAreFusedAndEveryHitOfEitherIsFound()
    {
        var results = await SearchAsync(["kim"]);

        Assert.Equal(
            [("far", 1 / 63.0 + 1 / 61.0), ("middle", 1 / 62.0 + 1 / 62.0), ("near", 1 / 61.0), (
                "vectorless", 1 / 63.0), ("wordless", 1 / 64.0)],
            results.Select(result => (result.Key, result.Score)));
    }

    [Fact]
    public async Task WithoutAKeywordThatMatchesTheVectorDecides()
    {
        Assert.Equal(["near", "middle", "far", "wordless"], (await SearchAsync(["snow"])).Select(result => result.Key));
        Assert.Equal(["near", "middle", "far", "wordless"], (await SearchAsync([])).Select(result => result.Key));
    }

    [Fact]
    public async Task SkipTopThresholdAndFilterAreHonoured()
    {
        Assert.Equal(["middle", "near"], (await SearchAsync(
            ["kim"], new() { Skip = 1, AdditionalProperty = r => r.Body! }, 2)).Select(result => result.Key));
        Assert.Equal(["far", "middle"], (await SearchAsync(
            ["kim"], new() { ScoreThreshold = 0.03, AdditionalProperty = r => r.Body! })).Select(result => result.Key));
        Assert.Equal(["middle", "near"], (await SearchAsync(["kim"], new()
        {
            Filter = r => r.Key == "near"
            || r.Key == "middle",
            AdditionalProperty = r => r.Body!
        })).Select(result => result.Key));
    }

    [Fact]
    public async Task OneOfSeveralTextsMustBeNamed()
    {
        var notes = await NotesAsync(
            new Note { Key = "title", Title = "kim", Vector = [1, 0] }, new Note
            {
                Key = "body",
                Body = "kim",
                Vector = [1, 0]
            });

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => notes.HybridSearchAsync(East, ["kim"], 9, null, Cancellation).KeysAsync());
        Assert.Equal(["title", "body"], await notes.HybridSearchAsync(
            East, ["kim"], 9, new() { AdditionalProperty = r => r.Title! }, Cancellation).KeysAsync());
        Assert.Equal(["body", "title"], await notes.HybridSearchAsync(
            East, ["kim"], 9, new() { AdditionalProperty = r => r.Body! }, Cancellation).KeysAsync());
    }

    [Fact]
    public async Task ARecordTypeWithoutTextsCannotBeSearchedByKeywords()
    {
        var items = await ItemsAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => items.HybridSearchAsync(new float[3], ["kim"], 9, null, Cancellation).KeysAsync());
        await Assert.ThrowsAsync<ArgumentNullException>(
            () => items.HybridSearchAsync(new float[3], null!, 9, null, Cancellation).KeysAsync());
    }

    [Fact]
    public async Task SeveralKeywordsNeedNotAllMatch()
    {
        var results = await SearchAsync(["much more", "rain", "snow"]);

        Assert.Equal(["near", "vectorless"], results.Take(2).Select(result => result.Key).Order());
    }

    static async Task<List<(string Key, double Score)>> SearchAsync(
        string[] keywords, HybridSearchOptions<Note>? options = null, int top = 9)
    {
        var notes = await NotesAsync(Notes);
        return await notes.HybridSearchAsync(
            East, keywords, top, options ?? new() { AdditionalProperty = r => r.Body! }, Cancellation)
            .Select(result => (result.Record.Key, result.Score!.Value)).ToListAsync(Cancellation);
    }
}
