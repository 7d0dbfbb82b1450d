using System.Globalization;
using Microsoft.Extensions.VectorData;
using NewsBot.Articles;
using NewsBot.Chunks;

namespace NewsBot.Vectors;

/// <summary>A chunk as the vector store keeps it.</summary>
sealed class ChunkRecord
{
    /// <summary>Article id, '#', ordinal.</summary>
    [VectorStoreKey]
    public string Key { get; set; } = "";

    [VectorStoreData(IsIndexed = true)]
    public string ArticleId { get; set; } = "";

    [VectorStoreData]
    public int Start { get; set; }

    [VectorStoreData]
    public int End { get; set; }

    [VectorStoreData(IsFullTextIndexed = true)]
    public string Text { get; set; } = "";

    [VectorStoreData(IsFullTextIndexed = true)]
    public string Title { get; set; } = "";

    /// <summary>Outlet and author, as one text.</summary>
    [VectorStoreData(IsFullTextIndexed = true)]
    public string? Source { get; set; }

    /// <summary>The publication date in words ("2026-01-06 6 January 2026"), so that a question can name it.</summary>
    [VectorStoreData(IsFullTextIndexed = true)]
    public string? DateWords { get; set; }

    /// <summary>Days since 0001-01-01 (<see cref="DateOnly.DayNumber"/>), so that a filter can compare it.</summary>
    [VectorStoreData(IsIndexed = true)]
    public int? PublishedDay { get; set; }

    [VectorStoreVector(HashedEmbedder.Dimensions, DistanceFunction = DistanceFunction.CosineSimilarity)]
    public ReadOnlyMemory<float> Vector { get; set; }

    public static ChunkRecord From(Article article, Chunk chunk, ReadOnlyMemory<float> vector) => new()
    {
        Key = $"{chunk.ArticleId}#{chunk.Ordinal}",
        ArticleId = chunk.ArticleId,
        Start = chunk.Start,
        End = chunk.End,
        Text = chunk.TextIn(article.Body),
        Title = article.Title,
        Source = article.Author is { } author ? $"{article.Source} {author}" : article.Source,
        DateWords = DateWordsOf(article),
        PublishedDay = article.Published?.Date.DayNumber,
        Vector = vector,
    };

    public static string? DateWordsOf(Article article) =>
        article.Published?.Date.ToString("yyyy-MM-dd d MMMM yyyy", CultureInfo.InvariantCulture);
}
