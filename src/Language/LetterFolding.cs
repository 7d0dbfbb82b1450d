using System.Globalization;
using System.Text;

namespace NewsBot.Language;

/// <summary>letter outside ASCII → lower case, without width, ligature and diacritics.</summary>
static class LetterFolding
{
    // U+00C0 to U+017F; '?' = see Special, '*' = not a letter. Western European text needs no Unicode library this way.
    const string Latin =
        "aaaaaa?ceeeeiiii?nooooo*ouuuuy??aaaaaa?ceeeeiiii?nooooo*ouuuuy?y" +
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkkklllllll" +
        "lllnnnnnn???oooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    static readonly string[] Ascii = [.. Enumerable.Range(0, 128).Select(c => ((char)c).ToString())];

    public static string Fold(ReadOnlySpan<char> letter)
    {
        if (letter.Length == 1 && letter[0] is >= '\u00c0' and <= '\u017f'
            && Latin[letter[0] - '\u00c0'] is var folded and not ('?' or '*'))
            return Ascii[folded];

        return Special(letter) ?? Decomposed(letter.ToString());
    }

    static string? Special(ReadOnlySpan<char> letter) => letter.Length > 1 ? null : letter[0] switch
    {
        'Æ' or 'æ' => "ae",
        'Œ' or 'œ' => "oe",
        'ß' or 'ẞ' => "ss",
        'Þ' or 'þ' => "th",
        'Ð' or 'ð' => "d",
        'Ĳ' or 'ĳ' => "ij",
        'ŉ' => "n",
        'Ŋ' or 'ŋ' => "ng",
        'ς' => "σ",
        'Й' or 'й' => "й",   // a letter of its own, not an accented и
        _ => null,
    };

    static string Decomposed(string letter)
    {
        var folded = new StringBuilder();
        foreach (var rune in letter.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (rune.Value is < 0x300 or > 0x36f && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)
                folded.Append(Rune.ToLowerInvariant(rune));
        }

        return folded.ToString();
    }
}
