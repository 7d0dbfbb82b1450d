using System.Linq.Expressions;
using Microsoft.Extensions.VectorData;
using NewsBot.Vectors.InMemory;
using static NewsBot.Tests.Vectors.Stores;

namespace NewsBot.Tests.Vectors;

/// <summary>A property that is not in the definition is refused, and not lost.</summary>
public class MisspeltPropertyTests
{
    const string ThereIs = "but the definition of 'notes' has only 'Key', 'Title', 'Vector'.";

    [Theory]
    [InlineData("Titel")]
    [InlineData("title")]
    [InlineData("stored title")]   // where it is stored; in a record it has its own name
    [InlineData("")]
    public async Task ARecordWithAMisspeltPropertyIsRefusedWithItsWholeBatch(string name)
    {
        var notes = await NotesAsync();

        var refused = await Assert.ThrowsAsync<ArgumentException>(() => notes.UpsertAsync(
            [new() { ["Key"] = "a", ["Title"] = "t" }, new() { ["Key"] = "b", [name] = "t" }], Cancellation));

        Assert.StartsWith(
            $"The record has the property '{name}', {ThereIs}", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await notes.GetAsync(r => true, 9, null, Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task ItIsRefusedBeforeAnythingIsEmbedded()
    {
        using var embedder = new LengthEmbedder();
        using var notes = new InMemoryVectorStore().GetDynamicCollection("notes", new()
        {
            EmbeddingGenerator = embedder,
            Properties =
            [
                new VectorStoreKeyProperty("Key", typeof(string)),
                new VectorStoreVectorProperty("Text", typeof(string), 3),
            ],
        });
        await notes.EnsureCollectionExistsAsync(Cancellation);

        await Assert.ThrowsAsync<ArgumentException>(() => notes.UpsertAsync(
            [new() { ["Key"] = "a", ["Text"] = "t" }, new() { ["Key"] = "b", ["Texts"] = "t" }], Cancellation));

        Assert.Equal(0, embedder.Calls);
    }

    [Fact]
    public async Task ARecordMayReadItsNamesInAnyCase()
    {
        var notes = await NotesAsync();

        await notes.UpsertAsync(
            new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase) { ["key"] = "a", ["TITLE"] = "t" },
            Cancellation);

        Assert.Equal("t", (await notes.GetAsync("a", null, Cancellation))!["Title"]);
    }

    [Fact]
    public async Task AFilterWithAMisspeltPropertyIsRefused()
    {
        var notes = await NotesAsync();
        var name = string.Concat("Tit", "el");

        await RefusedAsync(r => r["Titel"] == null);
        await RefusedAsync(r => (string)r["Titel"]! == "t");
        await RefusedAsync(r => r[name] != null);
        await RefusedAsync(r => r["Title"] == null || (int)r["Titel"]! > 3);
        await RefusedAsync(r => ((string[])r["Titel"]!).Contains("t"));
        await RefusedAsync(r => ((string[])r["Titel"]!).Any(t => t == "t"));
        await RefusedAsync(r => new[] { "t" }.Contains(r["Titel"]));

        async Task RefusedAsync(Expression<Func<Dictionary<string, object?>, bool>> filter)
        {
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(
                () => notes.GetAsync(filter, 9, null, Cancellation).ToListAsync(Cancellation).AsTask());
            Assert.Equal($"The filter names the property 'Titel', {ThereIs}", refused.Message);
            await Assert.ThrowsAsync<InvalidOperationException>(() => notes.SearchAsync(
                new float[2], 9, new() { Filter = filter }, Cancellation).ToListAsync(Cancellation).AsTask());
        }
    }

    [Fact]
    public async Task APropertyOfARecordTypeThatIsNotStoredIsRefusedInAFilter()
    {
        using var collection = new InMemoryVectorStore().GetCollection<string, Partly>("partly");
        await collection.EnsureCollectionExistsAsync(Cancellation);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => collection.GetAsync(
            r => r.Unstored == 3, 9, null, Cancellation).ToListAsync(Cancellation).AsTask());

        Assert.Equal(
            "The filter names the property 'Unstored', but the definition of 'partly' has only 'Key'.",
            refused.Message);
    }

    [Fact]
    public async Task AWeightOfAMisspeltFieldIsRefused()
    {
        var notes = await Stores.NotesAsync();

        var refused = await Assert.ThrowsAsync<ArgumentException>(() => notes.SearchKeywordsAsync(
            "kim", 9, new() { FieldWeights = new Dictionary<string, double> { ["Title"] = 1, ["Titel"] = 1 } },
            Cancellation).KeysAsync());

        Assert.StartsWith(
            "FieldWeights names 'Titel', which is not full-text indexed in 'notes'; that is only 'Title', 'Body'.",
            refused.Message, StringComparison.Ordinal);
    }

    static async Task<InMemoryCollection<object, Dictionary<string, object?>>> NotesAsync()
    {
        var notes = new InMemoryVectorStore().GetDynamicCollection("notes", new()
        {
            Properties =
            [
                new VectorStoreKeyProperty("Key", typeof(string)),
                new VectorStoreDataProperty("Title", typeof(string)) { StorageName = "stored title" },
                new VectorStoreVectorProperty("Vector", typeof(float[]), 2),
            ],
        });
        await notes.EnsureCollectionExistsAsync(Cancellation);
        return notes;
    }

    sealed class Partly
    {
        [VectorStoreKey]
        public string Key { get; set; } = "";

        public int Unstored { get; set; }
    }
}
