using System.Globalization;

namespace NewsBot.Articles;

/// <summary>Reads the parts of a dateline from left to right.</summary>
ref struct DatelineParser(ReadOnlySpan<char> text)
{
    const int MaxPlaceWords = 5;
    const int MaxBracketed = 40;

    static readonly string[] Months =
    [
        "january", "february", "march", "april", "may", "june",
        "july", "august", "september", "october", "november", "december",
    ];

    // "Monday, Jan 6 …" and "In Seoul, Jan 6 …" begin sentences, "Updated, Jan 6:" a note.
    static readonly HashSet<string> NoPlaces = new(StringComparer.OrdinalIgnoreCase)
    {
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
        "a", "after", "an", "and", "as", "at", "before", "but", "by", "during", "for", "from", "he", "if", "in", "it",
        "last", "next", "on", "or", "she", "since", "that", "they", "this", "till", "to", "today", "until", "we",
        "when", "while", "with", "yesterday",
        "born", "corrected", "correction", "note", "posted", "published", "update", "updated",
    };

    // Rio de Janeiro, the Isle of Man
    static readonly string[] Joins = ["al", "da", "das", "de", "del", "do", "dos", "el", "la", "las", "of", "the"];

    public ReadOnlySpan<char> Rest { get; private set; } = text;

    /// <summary>"Seoul, Jan 6", "KYIV, Ukraine, Jan. 6, 2026", "Seoul [South Korea]".</summary>
    public bool TryReadPlaces(out bool isDated, out DateOnly? date)
    {
        (isDated, date) = (false, null);
        if (!TryReadPlace())
            return false;

        while (TrySkip(", "))
        {
            isDated = TryReadDate(out date);
            if (isDated)
                return true;

            if (!TryReadPlace())
                return false;
        }

        return true;
    }

    /// <summary>"(Yonhap)" → "Yonhap".</summary>
    public string? ReadAgency()
    {
        var rest = Rest.TrimStart(' ');
        var end = rest.IndexOf(')');
        if (rest is not ['(', ..] || end is < 3 or > MaxBracketed || !char.IsLetter(rest[1]))
            return null;

        var agency = rest[1..end];
        foreach (var c in agency)
            if (!char.IsLetterOrDigit(c) && !" /&.-'’".Contains(c))
                return null;

        Rest = rest[(end + 1)..];
        return agency.ToString();
    }

    /// <summary>A dash may touch what is beside it only where it cannot be a hyphen.</summary>
    public Dateline.Separator ReadSeparator()
    {
        if (TrySkip(":"))
            return Dateline.Separator.Colon;

        var rest = Rest.TrimStart(" \t");
        var length = rest switch
        {
            ['-', '-', ..] => 2,
            ['—' or '–', ..] => 1,
            ['-' or '_', var next, ..] when char.IsWhiteSpace(next) && rest.Length < Rest.Length => 1,
            _ => 0,
        };
        if (length == 0)
            return Rest is [] or [' ' or '\t' or '\n', ..] ? Dateline.Separator.Space : Dateline.Separator.None;

        Rest = rest[length..];
        return Dateline.Separator.Dash;
    }

    bool TryReadPlace()
    {
        var words = 0;
        while (words < MaxPlaceWords && TryReadPlaceWord(isFirst: words == 0))
        {
            words++;
            if (Rest is [' ' or '/', var next, ..] && (char.IsUpper(next) || IsJoin(WordOf(Rest[1..]))))
                Rest = Rest[1..];
            else
                break;
        }

        if (Rest is [' ', '[', ..] && Rest.IndexOf(']') is > 2 and < MaxBracketed and var end)
            Rest = Rest[(end + 1)..];

        return words > 0 && Rest is [',' or ' ', ..];
    }

    bool TryReadPlaceWord(bool isFirst)
    {
        var word = WordOf(Rest);
        if (word.Length == 0 || !(char.IsUpper(word[0]) || (!isFirst && IsJoin(word))))
            return false;

        if (NoPlaces.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word.TrimEnd('.')) || MonthOf(word) > 0)
            return false;

        Rest = Rest[word.Length..];
        return true;
    }

    /// <summary>"Jan 6", "Jan. 6, 2026", "6 January 2026".</summary>
    bool TryReadDate(out DateOnly? date)
    {
        date = null;
        var start = Rest;
        var month = TryReadMonth();
        var day = month == 0 || TrySkip(" ") ? ReadNumber(maxDigits: 2) : 0;
        if (month == 0 && day > 0 && TrySkip(" "))
            month = TryReadMonth();

        if (month == 0 || day is 0 || day > DateTime.DaysInMonth(2024, month))
        {
            Rest = start;
            return false;
        }

        var beforeYear = Rest;
        if ((TrySkip(", ") || TrySkip(" ")) && ReadNumber(maxDigits: 4) is >= 1900 and < 2100 and var year
            && day <= DateTime.DaysInMonth(year, month))
            date = new DateOnly(year, month, day);
        else
            Rest = beforeYear;

        return true;
    }

    int TryReadMonth()
    {
        var word = WordOf(Rest);
        var month = MonthOf(word);
        if (month > 0)
            Rest = Rest[word.Length..];

        return month;
    }

    int ReadNumber(int maxDigits)
    {
        var digits = Rest.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? Rest[..end] : Rest;
        var isWhole = Rest[digits.Length..] is not [var next, ..] || !char.IsLetter(next);
        if (digits.Length == 0 || digits.Length > maxDigits || !isWhole)
            return 0;

        Rest = Rest[digits.Length..];
        return int.Parse(digits, CultureInfo.InvariantCulture);
    }

    bool TrySkip(string literal)
    {
        if (!Rest.StartsWith(literal))
            return false;

        Rest = Rest[literal.Length..];
        return true;
    }

    static ReadOnlySpan<char> WordOf(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && (char.IsLetter(text[end]) || ".'’-".Contains(text[end])))
            end++;

        return text[..end];
    }

    static bool IsJoin(ReadOnlySpan<char> word)
    {
        foreach (var join in Joins)
            if (word.SequenceEqual(join))
                return true;

        return false;
    }

    /// <summary>"Jan", "Jan.", "January", "Sept." → 1 … 12; anything else is 0.</summary>
    static int MonthOf(ReadOnlySpan<char> word)
    {
        word = word.TrimEnd('.');
        if (word.Length < 3 || !char.IsUpper(word[0]))
            return 0;

        for (var month = 0; month < Months.Length; month++)
            if (Months[month].AsSpan().StartsWith(word, StringComparison.OrdinalIgnoreCase)
                && (word.Length == 3 || word.Length == Months[month].Length || word is "Sept" or "SEPT"))
                return month + 1;

        return 0;
    }
}
