namespace NewsBot.Articles;

/// <summary>The parts of a news text: a headline above its paragraphs, a disclaimer below them.</summary>
static class NewsText
{
    const int MaxTitle = 100;
    const int MaxHeadline = 120;
    const string SentenceEnds = ".!?…。！？؟।";
    const string Closers = "\"'”’»)]";

    /// <summary>Cuts a last paragraph that begins with "Disclaimer:", and the white space around the rest.</summary>
    public static string WithoutDisclaimer(string text)
    {
        text = text.Trim();
        var start = LastParagraph(text);
        return text.AsSpan(start).TrimStart().StartsWith("Disclaimer:", StringComparison.OrdinalIgnoreCase)
            ? text[..start].TrimEnd()
            : text;
    }

    /// <summary>Cuts a first paragraph that is one short line and no sentence, if more follows.</summary>
    public static string? CutHeadline(ref string text)
    {
        var end = FirstParagraphEnd(text);
        var headline = text[..end].TrimEnd();
        if (end == text.Length || headline.Length > MaxHeadline || headline.Contains('\n') || EndsSentence(headline))
            return null;

        text = text[end..].TrimStart();
        return headline;
    }

    /// <summary>The beginning of the text, at most 100 characters, for an article that has no title.</summary>
    public static string DeriveTitle(string body)
    {
        body = body.TrimStart();
        body = body[..Math.Min(body.Length, MaxTitle * 10)];
        var title = OnOneLine(body[..FirstParagraphEnd(body)]);
        if (title.Length <= MaxTitle)
            return title;

        var end = title.LastIndexOf(' ', MaxTitle - 1);
        if (end < MaxTitle / 2)
            end = char.IsHighSurrogate(title[MaxTitle - 2]) ? MaxTitle - 2 : MaxTitle - 1;

        return title[..end].TrimEnd(' ', ',', ';', ':', '-', '–', '—') + "…";
    }

    public static string OnOneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Does the text's first paragraph end as a sentence does?</summary>
    public static bool BeginsWithSentence(string text) => EndsSentence(text.AsSpan(0, FirstParagraphEnd(text)));

    static bool EndsSentence(ReadOnlySpan<char> text) =>
        text.TrimEnd().TrimEnd(Closers) is [.., var last] && SentenceEnds.Contains(last);

    /// <summary>Where the first line ends after which a line is blank; the text's end, if none is.</summary>
    static int FirstParagraphEnd(string text)
    {
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', end + 1))
        {
            var next = end + 1;
            while (next < text.Length && text[next] != '\n' && char.IsWhiteSpace(text[next]))
                next++;

            if (next < text.Length && text[next] == '\n')
                return end;
        }

        return text.Length;
    }

    /// <summary>Where the last line begins before which a line is blank; 0, if none is.</summary>
    static int LastParagraph(string text)
    {
        var (start, end) = (text.Length, text.Length);
        while (end > 0)
        {
            var line = text.LastIndexOf('\n', end - 1) + 1;
            if (text.AsSpan(line..end).IsWhiteSpace())
                return start;

            start = line;
            end = line - 1;
        }

        return 0;
    }
}
