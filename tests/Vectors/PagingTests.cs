using System.Globalization;
using System.Linq.Expressions;
using Microsoft.Extensions.VectorData;
using NewsBot.Vectors.InMemory;
using static NewsBot.Tests.Vectors.Stores;

namespace NewsBot.Tests.Vectors;

/// <summary>Pages of any size add up to one large page: each record once, in the same order.</summary>
public class PagingTests
{
    const int All = 100_000;

    static readonly string[] Words = ["rain", "snow", "wind", "hail", "fog", "sun"];

    static readonly Expression<Func<Note, bool>>?[] Filters = [null, r => r.Title != "t3", r => r.Title == "t1"];

    [Theory]
    [InlineData(200, 10)]
    [InlineData(200, 1)]
    [InlineData(999, 70)]
    [InlineData(1001, 7)]    // from here on only the hundred best of both rankings are fused
    [InlineData(2500, 90)]   // codes are searched
    [InlineData(2500, 101)]
    [InlineData(2500, 1300)]
    public async Task HybridPagesAddUp(int count, int page)
    {
        var notes = await FilledAsync(count);
        foreach (var filter in Filters)
        {
            var whole = await HybridAsync(All, 0, null);

            Assert.Equal(await CountAsync(notes, filter), whole.Count);
            await AssertPagesAsync(whole, page, (top, skip) => HybridAsync(top, skip, null));
            foreach (var threshold in new[] { whole[5].Score, whole[whole.Count / 2].Score, 1 / 159.5, 1 / 160.0 })
            {
                var reaching = await HybridAsync(All, 0, threshold);
                Assert.Equal(whole.TakeWhile(hit => hit.Score >= threshold), reaching);
                await AssertPagesAsync(reaching, Math.Max(page, 60), (top, skip) => HybridAsync(top, skip, threshold));
            }

            Task<List<(string Key, double Score)>> HybridAsync(int top, int skip, double? threshold) =>
                HitsAsync(notes.HybridSearchAsync(
                    new float[] { 1, 0.2f }, ["rain", "snow"], top, new()
                    {
                        Filter = filter,
                        Skip = skip,
                        ScoreThreshold = threshold,
                        AdditionalProperty = r => r.Body!,
                    }, Cancellation));
        }
    }

    [Theory]
    [InlineData(200)]
    [InlineData(1000)]
    public async Task OfAThousandRecordsBothRankingsAreFusedWhole(int count)
    {
        var notes = await FilledAsync(count);
        var byVector = await HitsAsync(notes.SearchAsync(new float[] { 1, 0.2f }, All, null, Cancellation));
        var byWords = await HitsAsync(notes.SearchKeywordsAsync("rain snow", All, OnlyBody(null, 0), Cancellation));
        var ranks = new[] { byVector, byWords }
            .SelectMany(ranking => ranking.Select((hit, place) => (hit.Key, Score: 1 / (60.0 + place + 1))))
            .GroupBy(hit => hit.Key).ToDictionary(hits => hits.Key, hits => hits.Sum(hit => hit.Score));

        var found = await HitsAsync(notes.HybridSearchAsync(
            new float[] { 1, 0.2f }, ["rain", "snow"], All, new() { AdditionalProperty = r => r.Body! }, Cancellation));

        var expected = ranks.OrderByDescending(rank => rank.Value)
            .ThenBy(rank => int.Parse(rank.Key, CultureInfo.InvariantCulture));
        Assert.Equal(expected.Select(rank => (rank.Key, rank.Value)), found);
    }

    [Theory]
    [InlineData(200, 7)]
    [InlineData(2500, 90)]
    [InlineData(9000, 2000)]
    public async Task PagesByVectorAddUp(int count, int page)
    {
        var notes = await FilledAsync(count);
        foreach (var filter in Filters)
        {
            var whole = await VectorsAsync(All, 0, null);

            Assert.Equal(await CountAsync(notes, filter, note => note.Vector is not null), whole.Count);
            await AssertPagesAsync(whole, page, (top, skip) => VectorsAsync(top, skip, null));
            var reaching = await VectorsAsync(All, 0, whole[20].Score);
            Assert.Equal(whole.TakeWhile(hit => hit.Score >= whole[20].Score), reaching);
            await AssertPagesAsync(reaching, page, (top, skip) => VectorsAsync(top, skip, whole[20].Score));

            Task<List<(string Key, double Score)>> VectorsAsync(int top, int skip, double? threshold) =>
                HitsAsync(notes.SearchAsync(
                    new float[] { 1, 0.2f }, top,
                    new() { Filter = filter, Skip = skip, ScoreThreshold = threshold }, Cancellation));
        }
    }

    [Theory]
    [InlineData(200, 7)]
    [InlineData(2500, 90)]
    [InlineData(9000, 2000)]   // some postings are packed, and some are not
    public async Task PagesByKeywordsAndByFilterAddUp(int count, int page)
    {
        var notes = await FilledAsync(count);
        foreach (var filter in Filters)
        {
            var whole = await WordsAsync(All, 0);

            Assert.Equal(
                await CountAsync(
                    notes, filter, note => note.Body!.Contains("rain") || note.Body.Contains("snow")),
                whole.Count);
            await AssertPagesAsync(whole, page, WordsAsync);
            await AssertPagesAsync(await FilteredAsync(All, 0), page, FilteredAsync);

            Task<List<(string Key, double Score)>> WordsAsync(int top, int skip) =>
                HitsAsync(notes.SearchKeywordsAsync("rain snow", top, OnlyBody(filter, skip), Cancellation));

            async Task<List<(string Key, double Score)>> FilteredAsync(int top, int skip) =>
            [
                .. (await notes.GetAsync(
                    filter ?? (r => true), top, new() { Skip = skip, OrderBy = by => by.Descending(r => r.Title) },
                    Cancellation).ToListAsync(Cancellation)).Select(note => (note.Key, 0.0)),
            ];
        }
    }

    static async Task AssertPagesAsync(
        List<(string Key, double Score)> whole, int page,
        Func<int, int, Task<List<(string Key, double Score)>>> search)
    {
        Assert.Equal(whole.Count, whole.DistinctBy(hit => hit.Key).Count());
        Assert.Equal(whole.Select(hit => hit.Score), whole.Select(hit => hit.Score).OrderDescending());
        var paged = new List<(string Key, double Score)>();
        List<(string Key, double Score)> next;
        do
        {
            next = await search(page, paged.Count);
            paged.AddRange(next);
        }
        while (next.Count == page);

        Assert.Equal(whole, paged);
    }

    static KeywordSearchOptions<Note> OnlyBody(Expression<Func<Note, bool>>? filter, int skip) => new()
    {
        Filter = filter,
        Skip = skip,
        FieldWeights = new Dictionary<string, double> { ["Title"] = 0 },
    };

    static async Task<int> CountAsync(
        InMemoryCollection<string, Note> notes, Expression<Func<Note, bool>>? filter, Func<Note, bool>? and = null) =>
        await notes.GetAsync(filter ?? (r => true), All, new() { IncludeVectors = true }, Cancellation)
            .CountAsync(note => and is null || and(note), Cancellation);

    static async Task<List<(string Key, double Score)>> HitsAsync(
        IAsyncEnumerable<VectorSearchResult<Note>> results) =>
        await results.Select(result => (result.Record.Key, result.Score!.Value)).ToListAsync(Cancellation);

    /// <summary>Notes of which many have the same scores; each has a vector, or a word that is asked for.</summary>
    static async Task<InMemoryCollection<string, Note>> FilledAsync(int count)
    {
        var random = new Random(count);
        return await NotesAsync([.. Enumerable.Range(0, count).Select(number => new Note
        {
            Key = $"{number}",
            Title = $"t{random.Next(5)}",
            Body = (number % 10 == 0 ? "rain " : "") + string.Join(' ', Enumerable.Range(0, random.Next(1, 5)).Select(
                _ => Words[random.Next(Words.Length)])),
            Vector = number % 10 == 0 ? null : [random.Next(-3, 4), random.Next(-3, 4)],
        })]);
    }
}
