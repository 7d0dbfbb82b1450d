namespace NewsBot.Language;

/// <summary>body → paragraphs: parts between line breaks, unless the lines are merely wrapped.</summary>
static class Paragraphs
{
    const int ShortestWrappedLine = 50;
    const int LongestWrappedLine = 100;

    /// <summary>The paragraphs in reading order, without the white space around them.</summary>
    public static IEnumerable<TextSpan> Split(string body)
    {
        var wrapped = IsHardWrapped(body);
        var start = 0;
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] is not ('\n' or '\r' or '\u2028' or '\u2029'))
                continue;
            var next = i + 1;
            while (next < body.Length && body[next] is ' ' or '\t' or '\r')
                next++;
            if (Breaks(body, next, wrapped))
            {
                if (Trim(body, start, i) is { Length: > 0 } paragraph)
                    yield return paragraph;
                start = next;
            }

            i = next - 1; // Looked at once, even a run of a million carriage returns.
        }

        if (Trim(body, start, body.Length) is { Length: > 0 } last)
            yield return last;
    }

    /// <summary>A blank line always breaks; a single line break does, unless the sentence goes on behind it.</summary>
    /// <param name="next">Where the next line's text, or the next line break, begins.</param>
    static bool Breaks(string body, int next, bool wrapped) =>
        next >= body.Length || body[next] is '\n' or '\u2029' || (!wrapped && !char.IsLower(body[next]));

    /// <summary>
    /// Most lines that another line follows are about as long as a terminal is wide, and stop mid-sentence.
    /// </summary>
    static bool IsHardWrapped(string body)
    {
        int followed = 0, wrapped = 0, start = 0;
        for (var i = body.IndexOf('\n'); i >= 0; start = i + 1, i = body.IndexOf('\n', start))
        {
            var line = Trim(body, start, i);
            var isFollowed = line.Length > 0 && i + 1 < body.Length && !char.IsWhiteSpace(body[i + 1]);
            if (!isFollowed)
                continue;
            followed++;
            if (line.Length is >= ShortestWrappedLine and <= LongestWrappedLine
                && (char.IsLetterOrDigit(body[line.End - 1]) || body[line.End - 1] is ',' or '-'))
                wrapped++;
        }

        return followed >= 2 && wrapped * 10 >= followed * 6;
    }

    static TextSpan Trim(string body, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(body[start]))
            start++;
        while (end > start && char.IsWhiteSpace(body[end - 1]))
            end--;
        return new(start, end);
    }
}
