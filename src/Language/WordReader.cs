using System.Text;

namespace NewsBot.Language;

/// <summary>text → folded words, one at a time, each with its place; allocates nothing for ASCII.</summary>
/// <remarks>
/// A word is a run of letters and digits. What is folded: case, width, diacritics and ligatures (é → e, ﬁ → fi); an
/// apostrophe inside a word (O'Brien → obrien), English clitics (North's → north, we'll → we) and elisions (d'Ivoire →
/// d, ivoire); acronyms (U.S. → us). A number keeps its value (10,000 → 10000, 3.50 → 3.5, 06 → 6, 20th → 20) and ends
/// where letters begin (1.2bn → 1.2, bn). Han, kana and Hangul have no spaces to cut at: they give overlapping pairs of
/// characters, since most of their words have two or more; single characters would match nearly everywhere, so a
/// character is a word only where it stands alone.
/// </remarks>
ref partial struct WordReader
{
    /// <summary>Longer words are cut: they are data, not language.</summary>
    public const int MaxLength = 64;

    /// <summary>What the caller's buffer must hold: a word, what one character unfolds to, room for its stem.</summary>
    public const int BufferLength = MaxLength + 32;

    readonly ReadOnlySpan<char> text;
    readonly Span<char> buffer;
    int position;
    int length;
    bool inPairs;

    public WordReader(ReadOnlySpan<char> text, Span<char> buffer)
    {
        this.text = text;
        this.buffer = buffer;
    }

    /// <summary>The folded word, in the caller's buffer.</summary>
    public readonly ReadOnlySpan<char> Word => buffer[..length];

    /// <summary>Where the word starts in the text.</summary>
    public int Start { get; private set; }

    /// <summary>Where the word ends in the text, exclusive.</summary>
    public int End { get; private set; }

    public bool Read()
    {
        while (position < text.Length)
        {
            var kind = KindAt(position, out var width);
            if (kind is CharacterKind.Other or CharacterKind.Joiner)
            {
                position += width;
                inPairs = false;
                continue;
            }

            Start = position;
            length = 0;
            if (kind == CharacterKind.Ideograph)
            {
                if (ReadPair())
                    return true;

                continue;
            }

            inPairs = false;
            if (kind == CharacterKind.Digit)
                ReadNumber();
            else if (!ReadAcronym())
                ReadWord();

            if (length > 0)
                return true;
        }

        return false;
    }

    /// <summary>Replaces the word by its stem.</summary>
    public ReadOnlySpan<char> Stem()
    {
        length = EnglishStemmer.Stem(buffer, length);
        return Word;
    }

    void ReadWord()
    {
        while (position < text.Length)
        {
            var kind = KindAt(position, out var width);
            if (kind is CharacterKind.Letter or CharacterKind.Digit)
            {
                if (length < MaxLength)
                    Append(position, width);
            }
            else if (CharacterKinds.IsApostrophe(text[position]) && LetterFollows(position + 1))
            {
                if (length == 1 && buffer[0] != 'o')
                    break;

                var clitic = Clitic(position + 1);
                if (clitic > 0)
                {
                    End = position;
                    position += 1 + clitic;
                    return;
                }
            }
            else if (kind != CharacterKind.Joiner)
            {
                break;
            }

            position += width;
        }

        End = position;
    }

    /// <summary>The length of an English ending after an apostrophe ('s, 'll, 're, 've, 'd, 'm), or 0.</summary>
    readonly int Clitic(int at)
    {
        var end = at;
        while (end < text.Length && end - at < 3 && char.IsAsciiLetter(text[end]))
            end++;

        if (end < text.Length && KindAt(end, out _) is CharacterKind.Letter or CharacterKind.Digit)
            return 0;

        var ending = text[at..end];
        if (ending.Length == 1)
            return (ending[0] | 0x20) is 's' or 'd' or 'm' ? 1 : 0;

        if (ending.Length != 2)
            return 0;

        return (ending[0] | 0x20, ending[1] | 0x20) is ('l', 'l') or ('r', 'e') or ('v', 'e') ? 2 : 0;
    }

    /// <summary>Single letters with full stops between them: U.S., a.m., U.S.A.</summary>
    bool ReadAcronym()
    {
        var end = position;
        var letters = 0;
        while (IsSingleLetter(end))
        {
            letters++;
            end++;
            if (end + 1 >= text.Length || text[end] != '.' || !IsSingleLetter(end + 1))
                break;

            end++;
        }

        if (letters < 2)
            return false;

        for (; position < end; position += 2)
        {
            if (length < MaxLength)
                Append(position, 1);
        }

        position = end;
        End = end;
        return true;
    }

    readonly bool IsSingleLetter(int at) =>
        at < text.Length && KindAt(at, out var width) == CharacterKind.Letter && width == 1
        && (at + 1 >= text.Length || IsBreak(at + 1));

    readonly bool IsBreak(int at) =>
        KindAt(at, out _) is CharacterKind.Other or CharacterKind.Ideograph && !CharacterKinds.IsApostrophe(text[at]);

    /// <summary>This character and the next; a lone one only where no pair has covered it.</summary>
    bool ReadPair()
    {
        position = AppendIdeograph(position);
        End = position;
        if (position < text.Length && KindAt(position, out _) == CharacterKind.Ideograph)
        {
            End = AppendIdeograph(position);
            inPairs = true;
            return true;
        }

        var isCovered = inPairs;
        inPairs = false;
        return !isCovered;
    }

    /// <summary>A character with what composes with it (か + voicing mark, the parts of a Hangul syllable).</summary>
    int AppendIdeograph(int at)
    {
        KindAt(at, out var width);
        var end = at + width;
        while (end < text.Length && IsComposing(text[end]))
            end++;

        var isComposed = text[at] is (>= '\u3041' and <= '\u30ff') or (>= '\u4e00' and <= '\u9fff')
            or (>= '\uac00' and <= '\ud7a3');
        if (isComposed && end == at + 1)
            buffer[length++] = text[at];
        else
            AppendAll(text[at..end].ToString().Normalize(NormalizationForm.FormKC));

        return end;
    }

    static bool IsComposing(char c) =>
        c is '\u3099' or '\u309a' or '\uff9e' or '\uff9f' or (>= '\u1160' and <= '\u11ff');

    void Append(int at, int width)
    {
        var c = text[at];
        if (char.IsAscii(c))
            buffer[length++] = char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
        else if (KindAt(at, out _) == CharacterKind.Digit)
            buffer[length++] = DigitAt(at, width);
        else
            AppendAll(LetterFolding.Fold(text.Slice(at, width)));
    }

    void AppendAll(string folded)
    {
        foreach (var c in folded.AsSpan(0, Math.Min(folded.Length, 18)))
            buffer[length++] = c;
    }

    readonly bool LetterFollows(int at) => at < text.Length && KindAt(at, out _) == CharacterKind.Letter;

    readonly CharacterKind KindAt(int at, out int width) => CharacterKinds.At(text, at, out width);
}
