using System.Text;
using NewsBot.Articles;

namespace NewsBot.Vectors.Sqlite;

/// <summary>An article as a row of its table.</summary>
/// <param name="Number">Its own for ever, through all versions.</param>
/// <param name="Version">1 at first, raised each time that the article comes with other content.</param>
/// <param name="Chunks">How many chunks it was cut into.</param>
sealed record ArticleRow(long Number, long Version, string Hash, Article Article, int Chunks, long Checksum)
{
    public const string Columns =
        "number, id, version, hash, title, source, author, published, url, language, body, chunks, checksum";

    /// <summary>Reads the current row.</summary>
    /// <exception cref="ArchiveException">It is not what was written.</exception>
    public static ArticleRow Read(ArchiveDatabase database, ArchiveRows rows)
    {
        var sum = new RowChecksum("articles");
        sum.Add(rows.Number(0));
        for (var column = 1; column <= 11; column++)
            if (column is 2 or 11)
                sum.Add(rows.Number(column));
            else if (rows.IsNull(column))
                sum.AddNull();
            else
                sum.AddText(rows.Bytes(column));
        if (sum.Value != rows.Number(12))
            throw database.Damaged($"article number {rows.Number(0)} does not match its checksum");

        try
        {
            PublicationTime? published = rows.Text(7) is { } text
                ? PublicationTime.TryParse(text, out var time) ? time : throw new FormatException(text)
                : null;
            var article = new Article(
                rows.Text(1)!, rows.Text(4)!, rows.Text(10)!, rows.Text(5), rows.Text(6), published, rows.Text(8), rows.Text(9));
            return new(rows.Number(0), rows.Number(2), rows.Text(3)!, article, (int)rows.Number(11), sum.Value);
        }
        catch (Exception failure) when (failure is DecoderFallbackException or FormatException)
        {
            throw database.Damaged($"article number {rows.Number(0)} is not as NewsBot writes it");
        }
    }

    public static ArticleRow Of(long number, long version, Article article, string hash, int chunks) => new(
        number, version, hash, article, chunks,
        new RowChecksum("articles").Add(number).Add(article.Id).Add(version).Add(hash).Add(article.Title).Add(article.Source)
            .Add(article.Author).Add(article.Published?.ToString()).Add(article.Url).Add(article.Language).Add(article.Body)
            .Add(chunks).Value);

    public object?[] Values =>
    [
        Number, Article.Id, Version, Hash, Article.Title, Article.Source, Article.Author, Article.Published?.ToString(),
        Article.Url, Article.Language, Article.Body, Chunks, Checksum,
    ];
}
