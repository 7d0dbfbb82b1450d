using System.Text.Json;
using NewsBot.Articles;
using NewsBot.Chunks;
using NewsBot.Vectors.Sqlite;

namespace NewsBot.Tests.Vectors.Sqlite;

/// <summary>Invented articles, and archives of them.</summary>
static class StoredNews
{
    static readonly string[] Words =
    [
        "harbour", "minister", "storm", "vote", "museum", "strike", "river", "budget", "train", "Oslo", "Lima",
        "orchestra", "flood", "verdict", "rocket", "bakery", "treaty", "goalkeeper", "festival", "vaccine", "\0",
        "Zoë", "東京", "👩‍👩‍👧",
    ];

    public static readonly ArchiveMakers Makers = new(ArchiveMakers.ChunkerOf(new()), "hashed-256-v1", 256);

    public static Article Article(int number, int version = 1)
    {
        var random = new Random(number * 1000 + version);
        var sentences = Enumerable.Range(0, 4 + random.Next(30)).Select(_ =>
            $"The {string.Join(' ', random.GetItems(Words, 6 + random.Next(12)))} said so.");
        return new(
            $"news-{number}", $"Title {number}", string.Join(' ', sentences),
            Source: number % 3 == 0 ? null : $"Outlet {number % 5}",
            Published: number % 4 == 0 ? null : new PublicationTime(new(2026, 1, 1 + number % 28)));
    }

    /// <summary>Cut and embedded by numbers alone: what an archive keeps need not mean anything.</summary>
    public static ArchivedArticle Stored(int number, int version = 1)
    {
        var article = Article(number, version);
        var random = new Random(number);
        var chunks = new List<Chunk>();
        for (var start = 0; start < article.Body.Length; start += 300)
        {
            var end = Math.Min(start + 300, article.Body.Length);
            chunks.Add(new(article.Id, chunks.Count, start, end, 60 + chunks.Count));
        }

        var vectors = chunks.ConvertAll(_ => (ReadOnlyMemory<float>)Enumerable.Range(0, 256)
            .Select(_ => random.NextSingle()).ToArray());
        return new(article, chunks, vectors);
    }

    public static ArchiveWriter OpenToWrite(string path) => ArchiveWriter.Open(path, Makers, "ingest");

    public static void Write(string path, params ReadOnlySpan<ArchivedArticle> articles)
    {
        using var archive = OpenToWrite(path);
        archive.Write(articles.ToArray());
    }

    /// <summary>All that an archive says, as text that can be compared.</summary>
    public static string Read(string path)
    {
        using var reader = ArchiveReader.Open(path);
        var said = string.Join('\n', reader.Articles().Select(Say).Order(StringComparer.Ordinal));
        return $"{reader.Manifest.Makers} {Convert.ToHexString(reader.Model() ?? [])}\n{said}";
    }

    public static string Say(ArchivedArticle stored) =>
        $"{stored.Article} {string.Join(',', stored.Chunks)} " +
        string.Join(',', stored.Vectors.Select(
            v => string.Join(' ', v.ToArray().Select(BitConverter.SingleToInt32Bits))));

    public static string JsonLine(Article article) => JsonSerializer.Serialize(new
    {
        id = article.Id,
        title = article.Title,
        source = article.Source,
        published = article.Published?.ToString(),
        text = article.Body,
    });
}
