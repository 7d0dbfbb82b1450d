using System.Globalization;

namespace NewsBot.Language;

/// <summary>body → sentences, by rules. Every character that is not white space is in exactly one sentence.</summary>
static class SentenceSplitter
{
    // No abbreviation, name or number that decides anything is longer; it bounds the work for each full stop.
    const int LongestWord = 64;

    const string Terminators = ".!?…。！？｡؟।";
    const string CjkTerminators = "。！？｡";
    const string Closers = "\"'”’)]}»」』）】〉》";
    const string Openers = "\"'“‘([{«「『（【〈《¿¡-–—";

    /// <summary>The sentences in reading order, without the white space around them.</summary>
    public static IReadOnlyList<TextSpan> Split(string body)
    {
        var sentences = new List<TextSpan>();
        foreach (var paragraph in Paragraphs.Split(body))
            SplitParagraph(body, paragraph, sentences);
        return sentences;
    }

    static void SplitParagraph(string body, TextSpan paragraph, List<TextSpan> sentences)
    {
        var start = paragraph.Start;
        var i = start;
        while (i < paragraph.End)
        {
            if (!Terminators.Contains(body[i]))
            {
                i++;
                continue;
            }

            var first = i;
            while (i < paragraph.End && Terminators.Contains(body[i]))
                i++;
            var afterTerminators = i;
            i = SkipClosers(body, i, paragraph.End);

            if (!EndsSentence(body, start, paragraph.End, first, afterTerminators, i))
            {
                i = Math.Max(afterTerminators, first + 1);
                continue;
            }

            sentences.Add(new(start, i));
            while (i < paragraph.End && char.IsWhiteSpace(body[i]))
                i++;
            start = i;
        }

        if (start < paragraph.End)
            sentences.Add(new(start, paragraph.End));
    }

    /// <summary>Quotes and brackets that close after the full stop, and reference marks such as [12].</summary>
    static int SkipClosers(string body, int i, int end)
    {
        while (i < end)
        {
            if (Closers.Contains(body[i]) && !OpensNextSentence(body, i, end))
                i++;
            else if (body[i] == '[' && ReferenceMarkEnd(body, i, end) is var after && after > i)
                i = after;
            else
                break;
        }

        return i;
    }

    /// <summary>A straight quote closes, unless white space stands before it and a letter behind it.</summary>
    static bool OpensNextSentence(string body, int i, int end) =>
        body[i] is '"' or '\'' && char.IsWhiteSpace(body[i - 1]) && i + 1 < end && !char.IsWhiteSpace(body[i + 1]);

    static int ReferenceMarkEnd(string body, int i, int end)
    {
        var j = i + 1;
        while (j < end && char.IsAsciiDigit(body[j]))
            j++;
        return j > i + 1 && j < end && body[j] == ']' ? j + 1 : i;
    }

    static bool EndsSentence(string body, int start, int end, int first, int afterTerminators, int after)
    {
        if (after == end)
            return true;
        if (CjkTerminators.Contains(body[afterTerminators - 1]))
            return !(after > afterTerminators && body[after] is 'と'); // 「行く。」と言った is one sentence.
        if (!char.IsWhiteSpace(body[after]))
            return body[first] == '.' && after == first + 1 && IsMissingSpace(body, start, end, first);

        var next = NextWord(body, after, end);
        if (next.Length == 0)
            return true;
        if (char.IsLower(next[0]) && !IsCamelCase(next))
            return false;
        if (body[first] != '.' || afterTerminators > first + 1)
            return true; // "!", "?", "…" and "..." before a capital.
        if (after > afterTerminators)
            return true; // A closing quote or bracket after the full stop.

        return !Abbreviations.Continues(WordBefore(body, start, first), WordBeforeThat(body, start, first), next);
    }

    /// <summary>"…in court.The judge" has lost its space; "Amazon.com" and "U.S.Army" have not.</summary>
    static bool IsMissingSpace(string body, int start, int end, int stop) =>
        stop - start >= 2 && char.IsLower(body[stop - 1]) && char.IsLower(body[stop - 2])
        && Abbreviations.IsSentenceStarter(NextWord(body, stop + 1, end));

    static bool IsCamelCase(ReadOnlySpan<char> word) => word.Length > 1 && char.IsUpper(word[1]);

    static ReadOnlySpan<char> NextWord(string body, int i, int end)
    {
        while (i < end && (char.IsWhiteSpace(body[i]) || Openers.Contains(body[i])))
            i++;
        var start = i;
        while (i < end && i - start < LongestWord
            && (IsWordCharacter(body, i) || (body[i] is '.' && i + 1 < end && char.IsLetter(body[i + 1]))))
            i++;
        return body.AsSpan(start, i - start);
    }

    static bool IsWordCharacter(string body, int i) =>
        char.IsLetterOrDigit(body[i]) || char.IsSurrogate(body[i]) || body[i] is '$' or '€' or '£' or '#'
        || CharUnicodeInfo.GetUnicodeCategory(body[i]) is UnicodeCategory.NonSpacingMark;

    /// <summary>The token that the full stop at <paramref name="stop"/> ends, with the full stops inside it.</summary>
    static ReadOnlySpan<char> WordBefore(string body, int start, int stop)
    {
        var i = stop;
        while (i > start && stop - i < LongestWord && !char.IsWhiteSpace(body[i - 1]) && !Openers.Contains(body[i - 1]))
            i--;
        return body.AsSpan(i, stop - i);
    }

    static ReadOnlySpan<char> WordBeforeThat(string body, int start, int stop)
    {
        var end = stop - WordBefore(body, start, stop).Length;
        while (end > start && (char.IsWhiteSpace(body[end - 1]) || Openers.Contains(body[end - 1])))
            end--;
        return WordBefore(body, start, end);
    }
}
