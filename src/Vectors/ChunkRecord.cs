using System.Globalization;
using System.Reflection;
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

    /// <summary>For vectors of other dimensions than this program's own; null: as the attributes say.</summary>
    public static VectorStoreCollectionDefinition? DefinitionFor(int dimensions)
    {
        if (dimensions == HashedEmbedder.Dimensions)
            return null;
        var definition = new VectorStoreCollectionDefinition();
        foreach (var property in typeof(ChunkRecord).GetProperties())
            if (property.GetCustomAttribute<VectorStoreKeyAttribute>() is not null)
                definition.Properties.Add(new VectorStoreKeyProperty(property.Name, property.PropertyType));
            else if (property.GetCustomAttribute<VectorStoreDataAttribute>() is { } data)
                definition.Properties.Add(new VectorStoreDataProperty(property.Name, property.PropertyType)
                {
                    IsIndexed = data.IsIndexed,
                    IsFullTextIndexed = data.IsFullTextIndexed,
                });
            else if (property.GetCustomAttribute<VectorStoreVectorAttribute>() is { } vector)
                definition.Properties.Add(
                    new VectorStoreVectorProperty(property.Name, property.PropertyType, dimensions)
                    {
                        DistanceFunction = vector.DistanceFunction,
                    });
        return definition;
    }

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
