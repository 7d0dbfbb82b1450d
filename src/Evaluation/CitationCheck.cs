using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NewsBot.Answers;

namespace NewsBot.Evaluation;

/// <summary>Compares what is cited with the file that the articles came from, not with what was made of it.</summary>
/// <remarks>Nothing here is shared with the ingest: the file is read again, by another reader.</remarks>
static partial class CitationCheck
{
    /// <summary>How many citations there are, and how many of them are the input's text at their offsets.</summary>
    public static async Task<(int Checked, int Valid)> OfArticlesAsync(
        string articles, IReadOnlyList<EvalRow> rows, CancellationToken cancellationToken)
    {
        var cited = rows.SelectMany(r => r.Citations).ToLookup(c => c.ArticleId, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var valid = 0;
        if (cited.Count > 0)
            await foreach (var (_, line) in JsonLines.ReadAsync(articles, cancellationToken))
                if (line.TryGetProperty("id", out var id) && line.TryGetProperty("text", out var text)
                    && Decode(id) is { } articleId && cited.Contains(articleId) && seen.Add(articleId))
                    valid += CountValid(cited[articleId], Decode(text));
        return (cited.Sum(group => group.Count()), valid);
    }

    /// <summary>Likewise, of questions that bring the passage along.</summary>
    public static (int Checked, int Valid) OfContexts(IReadOnlyList<EvalRow> rows) => (
        rows.Sum(r => r.Citations.Count),
        rows.Sum(r => CountValid(r.Citations.Where(c => c.ArticleId == r.Question.Id), r.Question.Context!.Body)));

    static int CountValid(IEnumerable<Citation> citations, string text) => citations.Count(
        c => c.Start >= 0 && c.Start < c.End && c.End <= text.Length && text[c.Start..c.End] == c.Quote);

    /// <summary>The text of a JSON value; half a surrogate pair too, which the framework refuses.</summary>
    static string Decode(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? Escape().Replace(value.GetRawText()[1..^1], static match => match.Value[1] switch
        {
            'b' => "\b",
            'f' => "\f",
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            'u' => Character(match.ValueSpan[2..]),
            var itself => itself.ToString(),
        })
        : value.GetRawText();

    static string Character(ReadOnlySpan<char> code) =>
        ((char)ushort.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString();

    [GeneratedRegex(@"\\(?:u[0-9A-Fa-f]{4}|.)", RegexOptions.Singleline)]
    private static partial Regex Escape();
}
