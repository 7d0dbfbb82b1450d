using System.Diagnostics.CodeAnalysis;

namespace NewsBot.Articles;

/// <summary>A text file → article. A date, a headline, a dateline and a disclaimer may surround the news.</summary>
static class PlainTextReader
{
    const string DateWord = "date";

    public static ReadResult Read(string name, string text)
    {
        var body = NewsText.WithoutDisclaimer(text);
        if (!TryCutDate(ref body, out var published, out var problem))
            return new ReadResult.Skipped(name, problem);

        var dateline = Dateline.CutFrom(ref body);
        var headline = dateline is { HasOwnLine: false } ? null : NewsText.CutHeadline(ref body);
        dateline ??= Dateline.CutFrom(ref body);

        return body.Length == 0
            ? new ReadResult.Skipped(name, "holds no news text")
            : new ReadResult.Readable(name, new(
                Id: name,
                Title: headline ?? NewsText.DeriveTitle(body),
                Body: body,
                Source: dateline?.Agency,
                Published: published ?? (dateline?.Date is { } date ? new(date) : null)));
    }

    /// <summary>Cuts "date 2026-01-06" from the beginning; it may stand on a line of its own.</summary>
    static bool TryCutDate(ref string body, out PublicationTime? published, [NotNullWhen(false)] out string? problem)
    {
        (published, problem) = (null, null);
        if (!body.StartsWith(DateWord, StringComparison.OrdinalIgnoreCase))
            return true;

        var rest = body.AsSpan(DateWord.Length).TrimStart(": \t");
        var end = rest.IndexOfAny(" \t\n");
        var word = end < 0 ? rest : rest[..end];
        if (!LooksLikeDate(word))
            return true;

        if (!PublicationTime.TryParse(word.ToString(), out var time))
        {
            problem = $"has '{word}' for a date; write it as 2026-01-06";
            return false;
        }

        published = time;
        body = rest[word.Length..].TrimStart().ToString();
        return true;
    }

    static bool LooksLikeDate(ReadOnlySpan<char> word) =>
        word is [>= '0' and <= '9', _, _, _, '-' or '/', _, _, '-' or '/', _, _, .. var time]
        && time is [] or ['T', ..];
}
