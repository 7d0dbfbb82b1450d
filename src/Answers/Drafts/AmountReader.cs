namespace NewsBot.Answers.Drafts;

/// <summary>A text's words → its amounts: "1.5 million", "twenty-five", "half a million", "$5bn", "62 miles".</summary>
static class AmountReader
{
    // "First" and "second" are said too freely.
    static readonly string[] Ordinals =
        ["", "", "", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];

    public static IReadOnlyList<Amount> Read(Statement s)
    {
        var amounts = new List<Amount>();
        for (var i = 0; i < s.Tokens.Count; i++)
        {
            if (DayAt(s, i) is { } day)
            {
                i = day.Last;
                continue;
            }

            if (ReadFraction(s, i) is { } fraction)
            {
                amounts.Add(fraction);
                i = fraction.Last;
                continue;
            }

            if (ReadNumber(s, i) is not var (value, step, next))
                continue;
            var (dimension, factor, last) = ReadUnit(s, i, next - 1);
            amounts.Add(new(value, step, dimension, factor, BoundOf(s, i), i, last));
            i = last;
        }

        return amounts;
    }

    /// <summary>"a fifth of", "two thirds of": 20 and 66.7 percent; "a quarter of a percentage point": 0.25.</summary>
    static Amount? ReadFraction(Statement s, int i)
    {
        var hasCount = s.Word(i) is "a" || s.Tokens[i].Number is >= 1 and <= 9;
        var at = hasCount ? i + 1 : i;
        var parts = s.Word(at).TrimEnd('s') switch
        {
            "half" when s.Word(i - 1) is not ("first" or "second" or "other" or "latter") => 2,
            "quarter" when hasCount => 4,
            var part when hasCount && Array.IndexOf(Ordinals, part) is >= 3 and var ordinal => ordinal,
            _ => 0,
        };
        if (parts == 0 || s.Word(at + 1) != "of" || Scale(s, at + 3) is not null)
            return null;
        var share = (s.Tokens[i].Number ?? 1) / parts;
        return s.Word(at + 2) is "a" or "one" && s.Word(at + 3) == "percentage"
            ? new(share, 0.01, "point", 1, BoundOf(s, i), i, at + 3)
            : new(Math.Round(100 * share, 1), parts is 3 or 6 or 7 or 9 ? 0.1 : 1, "percent", 1, BoundOf(s, i), i, at);
    }

    /// <summary>"third" and so on; "first" and "second" only as what a race ends with.</summary>
    static int? OrdinalAt(Statement s, int i)
    {
        if (s.Word(i) is "first" or "second")
            return s.Word(i - 1) is "finish" or "finished" or "finishing" or "came" or "come" or "placed" or "ranked"
                || s.Word(i + 1) is "place" or "position" ? s.Word(i) == "first" ? 1 : 2 : null;
        return Array.IndexOf(Ordinals, s.Word(i)) is >= 3 and var ordinal ? ordinal : null;
    }

    static Day? DayAt(Statement s, int i)
    {
        foreach (var day in s.Days)
            if (day.First <= i && i <= day.Last)
                return day.Relative is null ? day : null; // "four years ago" is an amount, too
        return null;
    }

    static (double Value, double Step, int Next)? ReadNumber(Statement s, int i)
    {
        var (value, step, next) = (0.0, 1.0, i);
        if (s.Word(i) is "half" or "quarter" && s.Word(i + 1) is "a" or "of" && Scale(s, i + 2) is { } scale)
            return (scale * (s.Word(i) == "half" ? 0.5 : 0.25), scale / 100, i + 3);
        if (s.Word(i) is "a" or "one" && Scale(s, i + 1) is { } one)
            (value, step, next) = (one, one, i + 2);
        else if (s.Tokens[i].Number is { } number)
        {
            (value, step, next) = (number, StepOf(s, i, number), i + 1);
            if (number is >= 20 and <= 90 && !char.IsAsciiDigit(s.Text[s.Tokens[i].Start])
                && next < s.Tokens.Count && s.Tokens[next].Number is >= 1 and <= 9 and var unit
                && s.Between(i, next) is "-" or "‑" or " "
                && !char.IsAsciiDigit(s.Text[s.Tokens[next].Start]))
                (value, step, next) = (number + unit, 1, next + 1);
        }
        else if (OrdinalAt(s, i) is { } ordinal)
            return (ordinal, 1, i + 1);
        else if (s.Word(i) == "dozen")
            return (12, 1, i + 1);
        else
            return null;

        if (s.Word(next) == "and" && s.Word(next + 1) == "a" && s.Word(next + 2) == "half")
            (value, step, next) = (value + 0.5, 0.5, next + 3);
        while (next < s.Tokens.Count && !s.IsParted(next - 1, next) && Scale(s, next) is { } times)
            (value, step, next) = (value * times, step * times, next + 1);
        return (value, step, next);
    }

    static double? Scale(Statement s, int i) => s.Word(i) switch
    {
        "dozen" => 12,
        "hundred" => 100,
        "thousand" => 1_000,
        "lakh" => 100_000,
        "million" or "mn" => 1_000_000,
        "crore" => 10_000_000,
        "billion" or "bn" => 1_000_000_000,
        "trillion" or "tn" => 1_000_000_000_000,
        "k" or "m" when i > 0 && s.Tokens[i].Start == s.Tokens[i - 1].End && s.Tokens[i - 1].Number is not null =>
            s.Word(i) == "k" ? 1_000 : IsMoney(s, i - 1) || Units.IsMoney(s.Word(i + 1)) ? 1_000_000 : null,
        _ => null,
    };

    static bool IsMoney(Statement s, int i) => s.CharBefore(i) is '$' or '€' or '£' or '¥';

    /// <summary>0.1 for 3.5; 1 for 17; of 1,500,000 the zeros at its end are taken for rounding.</summary>
    static double StepOf(Statement s, int i, double value)
    {
        var written = s.Tokens[i].Word;
        if (written.IndexOf('.') is >= 0 and var point)
            return Math.Pow(10, point + 1 - written.Length);
        var step = 1.0;
        while (value >= 10 * step && value % (10 * step) == 0)
            step *= 10;
        return step;
    }

    static (string? Dimension, double Factor, int Last) ReadUnit(Statement s, int first, int last)
    {
        if (OrdinalAt(s, first) is not null
            || (s.Text[s.Tokens[last].End - 1] is 't' or 'd' or 'h' && char.IsAsciiDigit(s.Text[s.Tokens[last].Start])))
            return ("ordinal", 1, last);
        if (Units.OfSymbol(s.CharBefore(first)) is { } money and not "percent")
            return (money, 1, last);
        if (s.CharAfter(last) == '%')
            return ("percent", 1, last);
        if (s.Word(last + 1) == "per" && s.Word(last + 2) == "cent")
            return ("percent", 1, last + 2);
        if (s.Word(last + 1) is "percentage")
            return ("point", 1, last + 1);
        if (s.CharAfter(last) == '°' || s.Word(last + 1) is "degrees" or "degree" or "c" or "f")
            return Temperature(s, last);
        if (s.Word(last + 1) is "us" or "square" or "nautical" or "metric"
            && Units.Find(s.Word(last + 2)) is { } second)
            return s.Word(last + 1) is "square" or "nautical"
                ? ($"{s.Word(last + 1)} {s.Word(last + 2).TrimEnd('s')}", 1, last + 2)
                : (second.Dimension, second.Factor, last + 2);
        if (last + 1 == s.Tokens.Count || s.IsParted(last, last + 1) || Units.Find(s.Word(last + 1)) is not { } unit)
            return (null, 1, last);
        var isSpeed = unit.Dimension == "metre"
            && (s.Word(last + 2), s.Word(last + 3)) is ("h", _) or ("per" or "an", "hour" or "h");
        return isSpeed
            ? ("kmh", unit.Factor / 1000, s.Word(last + 2) == "h" ? last + 2 : last + 3)
            : (unit.Dimension, unit.Factor, last + 1);
    }

    static (string? Dimension, double Factor, int Last) Temperature(Statement s, int last)
    {
        var at = s.Word(last + 1) is "degrees" or "degree" ? last + 2 : last + 1;
        return s.Word(at) switch
        {
            "celsius" or "c" => ("celsius", 1, at),
            "fahrenheit" or "f" => ("fahrenheit", 1, at),
            _ => (null, 1, last),
        };
    }

    static AmountBound BoundOf(Statement s, int i)
    {
        // "more than $5": the word stands before the number, whatever its sign.
        var (before, first) = (s.Word(i - 1), s.Word(i - 2));
        return (first, before) switch
        {
            ("more" or "greater" or "higher" or "longer", "than") or ("at", "least") => AmountBound.Above,
            ("less" or "fewer" or "lower" or "shorter", "than") or ("at", "most") or ("up", "to") => AmountBound.Below,
            ("many" or "much", "as") => AmountBound.Below,
            (_, "over" or "above" or "exceeding") => AmountBound.Above,
            (_, "under" or "below") => AmountBound.Below,
            (_, "nearly" or "almost") => AmountBound.Below,
            (_, "about" or "around" or "roughly" or "approximately" or "some" or "circa") => AmountBound.About,
            _ => AmountBound.None,
        };
    }
}
