using System.Text;

namespace NewsBot.Language;

// Numbers; the other words are in WordReader.cs.
ref partial struct WordReader
{
    void ReadNumber()
    {
        ReadDigits();
        var firstGroup = position - Start;
        while (firstGroup <= 3 && position < text.Length
               && IsGroupSeparator(text[position]) && DigitsAt(position + 1) == 3)
        {
            position++;
            ReadDigits();
        }

        var zeros = 0;
        while (zeros < length - 1 && buffer[zeros] == '0')
            zeros++;

        buffer[zeros..length].CopyTo(buffer);
        length -= zeros;

        // 3.5 is one number; 6.1.2026 and 192.168.0.1 are several.
        if (position < text.Length && text[position] == '.' && (Start == 0 || text[Start - 1] != '.')
            && DigitsAt(position + 1) is var decimals and > 0
            && !(position + 1 + decimals < text.Length && text[position + 1 + decimals] == '.'
                 && DigitsAt(position + 2 + decimals) > 0))
        {
            if (length < MaxLength)
                buffer[length++] = '.';

            position++;
            ReadDigits();
            while (buffer[length - 1] == '0')
                length--;
            if (buffer[length - 1] == '.')
                length--;
        }

        position += OrdinalEnding();
        End = position;
    }

    void ReadDigits()
    {
        while (position < text.Length && KindAt(position, out var width) == CharacterKind.Digit)
        {
            if (length < MaxLength)
                buffer[length++] = DigitAt(position, width);

            position += width;
        }
    }

    /// <summary>How many digits stand at this place.</summary>
    readonly int DigitsAt(int at)
    {
        var start = at;
        while (at < text.Length && KindAt(at, out var width) == CharacterKind.Digit)
            at += width;

        return at - start;
    }

    /// <summary>The length of st, nd, rd, th (20th) or s (the 1990s) after a number, or 0.</summary>
    readonly int OrdinalEnding()
    {
        var end = position;
        while (end < text.Length && end - position < 3 && char.IsAsciiLetter(text[end]))
            end++;

        var ending = text[position..end];
        var isOrdinal = ending.Length switch
        {
            1 => ending[0] == 's',
            2 => (ending[0] | 0x20, ending[1] | 0x20) is ('s', 't') or ('n', 'd') or ('r', 'd') or ('t', 'h'),
            _ => false,
        };
        var isAtEnd = end == text.Length || KindAt(end, out _) is not (CharacterKind.Letter or CharacterKind.Digit);
        return isOrdinal && isAtEnd ? ending.Length : 0;
    }

    static bool IsGroupSeparator(char c) => c is ',' or '\u00a0' or '\u202f' or '\u2009';

    readonly char DigitAt(int at, int width) => char.IsAscii(text[at])
        ? text[at]
        : (char)('0' + (int)Rune.GetNumericValue(width == 1 ? new Rune(text[at]) : new Rune(text[at], text[at + 1])));
}
