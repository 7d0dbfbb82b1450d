using System.Globalization;

namespace NewsBot.Passages;

/// <summary>A word of a question, and what of a date it may be.</summary>
/// <param name="Lower">
/// In lower case, without a possessive "'s"; "2,000", "3-5", "1/5/2026", "$20" are one each.
/// </param>
/// <param name="EndsPart">Whether a comma, full stop or the like stands behind it.</param>
/// <remarks>
/// A class, like <see cref="Language.Term"/>: arrays of structs would be compiled again at each start.
/// </remarks>
sealed record TimeWord(int Start, int Length, string Lower, bool IsCapital, bool IsUpper, bool EndsPart)
{
    // A longer one is a list without spaces or a key: over "5-5-5-5-…" the recogniser takes minutes.
    const int LongestNumber = 16;

    public string TextIn(string text) => text.Substring(Start, Length);

    public bool IsNumber => Length <= LongestNumber && Lower is [>= '0' and <= '9', ..];

    /// <summary>1900 to 2099, also as "mid-2021" and "1990s".</summary>
    public bool IsYear
    {
        get
        {
            var digits = Lower.AsSpan();
            if (digits.StartsWith("mid-"))
                digits = digits[4..];
            if (digits is [_, _, _, _, 's'])
                digits = digits[..4];
            return IsFourDigitYear(digits);
        }
    }

    /// <summary>"5", "5th", "3-5".</summary>
    public bool IsDayNumber
    {
        get
        {
            if (!IsNumber)
                return false;
            var digits = Lower.AsSpan().TrimEnd("stndrh");
            if (digits.IndexOfAny('-', '–') is > 0 and var dash)
                digits = digits[..dash];
            return digits.Length <= 2 && int.TryParse(digits, out var day) && day is >= 1 and <= 31;
        }
    }

    /// <summary>"2026-01-05", "2026-01", "1/5/2026"; not a season as "2025-26".</summary>
    public bool IsDate
    {
        get
        {
            if (!IsNumber || Lower.Length < 7)
                return false;
            var parts = Lower.Split('-', '/');
            return parts.Length switch
            {
                3 => IsFourDigitYear(parts[0]) != IsFourDigitYear(parts[2]) && Array.TrueForAll(parts, IsAllDigits),
                2 => IsFourDigitYear(parts[0]) && parts[1].Length == 2
                    && int.TryParse(parts[1], out var month) && month is >= 1 and <= 12,
                _ => false,
            };
        }
    }

    public bool IsPlural => Lower is "people" or "men" or "women" || Lower is [_, _, .., not 's', 's'];

    public static IEnumerable<TimeWord> In(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i]))
                continue;
            var start = i > 0 && char.GetUnicodeCategory(text[i - 1]) == UnicodeCategory.CurrencySymbol ? i - 1 : i;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || IsInside(text, i)))
                i++;
            var length = i - start;
            var word = text.AsSpan(start, length);
            var lower = word.ToString().ToLowerInvariant();
            if (lower.EndsWith("'s", StringComparison.Ordinal) || lower.EndsWith("’s", StringComparison.Ordinal))
                lower = lower[..^2];
            yield return new(
                start, length, lower, char.IsUpper(word[0]), word.IndexOfAnyInRange('a', 'z') < 0,
                i < text.Length && ",.;:?!)”\"".Contains(text[i], StringComparison.Ordinal));
        }
    }

    /// <summary>A dash, slash or apostrophe between letters or digits; a comma or point between digits.</summary>
    static bool IsInside(string text, int i)
    {
        if (i + 1 >= text.Length)
            return false;
        var (before, after) = (text[i - 1], text[i + 1]);
        return text[i] switch
        {
            '-' or '–' or '/' or '\'' or '’' => char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after),
            ',' or '.' => char.IsAsciiDigit(before) && char.IsAsciiDigit(after),
            _ => false,
        };
    }

    static bool IsFourDigitYear(ReadOnlySpan<char> text) =>
        text is ['1', '9', _, _] or ['2', '0', _, _] && IsAllDigits(text);

    static bool IsAllDigits(string text) => IsAllDigits(text.AsSpan());

    static bool IsAllDigits(ReadOnlySpan<char> text) =>
        text.Length is 1 or 2 or 4 && !text.ContainsAnyExceptInRange('0', '9');
}
