using System.Globalization;

namespace NewsBot.Language;

enum CharacterKind
{
    Other,
    Letter,
    Digit,

    /// <summary>Han, kana and Hangul, which are written without spaces or matched best without them.</summary>
    Ideograph,

    /// <summary>Accents and invisible marks inside a word.</summary>
    Joiner,
}

/// <summary>What a character is to a reader of words.</summary>
static class CharacterKinds
{
    public static CharacterKind At(ReadOnlySpan<char> text, int at, out int width)
    {
        width = 1;
        var c = text[at];
        if (char.IsAscii(c))
        {
            return char.IsAsciiLetter(c) ? CharacterKind.Letter
                : char.IsAsciiDigit(c) ? CharacterKind.Digit
                : CharacterKind.Other;
        }

        if (!char.IsSurrogate(c))
        {
            return IsIdeograph(c) ? CharacterKind.Ideograph
                : IsApostrophe(c) ? CharacterKind.Other
                : Of(CharUnicodeInfo.GetUnicodeCategory(c), c);
        }

        if (at + 1 >= text.Length || !char.IsSurrogatePair(c, text[at + 1]))
            return CharacterKind.Other;

        width = 2;
        var codePoint = char.ConvertToUtf32(c, text[at + 1]);
        return codePoint is >= 0x20000 and <= 0x3ffff
            ? CharacterKind.Ideograph
            : Of(CharUnicodeInfo.GetUnicodeCategory(codePoint), '\0');
    }

    public static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\u2018' or '\u02bc' or '\uff07';

    static CharacterKind Of(UnicodeCategory category, char c) => category switch
    {
        <= UnicodeCategory.OtherLetter => CharacterKind.Letter,
        UnicodeCategory.DecimalDigitNumber => CharacterKind.Digit,
        // Accents, Arabic vowel signs and Hebrew points are not part of the word; other scripts' vowel signs are.
        UnicodeCategory.NonSpacingMark => IsOptionalMark(c) ? CharacterKind.Joiner : CharacterKind.Letter,
        UnicodeCategory.SpacingCombiningMark => CharacterKind.Letter,
        UnicodeCategory.Format => CharacterKind.Joiner,   // soft hyphen, zero-width joiners
        _ => CharacterKind.Other,
    };

    static bool IsOptionalMark(char c) => c is
        (>= '\u0300' and <= '\u036f') or (>= '\u0591' and <= '\u05c7') or (>= '\u064b' and <= '\u065f') or '\u0670'
        or (>= '\ufe00' and <= '\ufe0f');

    static bool IsIdeograph(char c) => c >= '\u1100' && c is
        (>= '\u4e00' and <= '\u9fff') or (>= '\u3041' and <= '\u3096') or (>= '\u30a1' and <= '\u30fa') or '\u30fc'
        or (>= '\uac00' and <= '\ud7a3') or (>= '\u3400' and <= '\u4dbf') or '\u3005' or '\u3007'
        or (>= '\uf900' and <= '\ufaff') or (>= '\u1100' and <= '\u11ff') or (>= '\u31f0' and <= '\u31ff')
        or (>= '\uff66' and <= '\uff9d') or (>= '\u3131' and <= '\u318e');
}
