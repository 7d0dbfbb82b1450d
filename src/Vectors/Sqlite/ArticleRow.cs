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

        PublicationTime? published = PublicationTime.TryParse(rows.Text(7), out var time) ? time : null;
        var article = new Article(
            rows.Text(1)!, rows.Text(4)!, rows.Text(10)!,
            rows.Text(5), rows.Text(6), published, rows.Text(8), rows.Text(9));
        return new(rows.Number(0), rows.Number(2), rows.Text(3)!, article, (int)rows.Number(11), sum.Value);
    }

    public static ArticleRow Of(long number, long version, Article article, string hash, int chunks) => new(
        number, version, hash, article, chunks,
        new RowChecksum("articles").Add(number).Add(article.Id).Add(version).Add(hash)
            .Add(article.Title).Add(article.Source).Add(article.Author).Add(article.Published?.ToString())
            .Add(article.Url).Add(article.Language).Add(article.Body).Add(chunks).Value);

    /// <summary>Text is handed over as bytes: the library's own way stops at a NUL.</summary>
    public void Insert(ArchiveDatabase database) => database.Run(
        "INSERT INTO articles VALUES($1,CAST($2 AS TEXT),$3,$4,CAST($5 AS TEXT),CAST($6 AS TEXT),CAST($7 AS TEXT),$8," +
        "CAST($9 AS TEXT),CAST($10 AS TEXT),CAST($11 AS TEXT),$12,$13)",
        Number, Utf8(Article.Id), Version, Hash, Utf8(Article.Title), Utf8(Article.Source), Utf8(Article.Author),
        Article.Published?.ToString(), Utf8(Article.Url), Utf8(Article.Language), Utf8(Article.Body), Chunks, Checksum);

    static byte[]? Utf8(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);
}
