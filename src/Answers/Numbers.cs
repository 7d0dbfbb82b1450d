using System.Collections.Frozen;
using System.Globalization;

namespace NewsBot.Answers;

/// <summary>Numbers in digits and in words.</summary>
static class Numbers
{
    static readonly FrozenDictionary<string, double> Words = new Dictionary<string, double>
    {
        ["zero"] = 0, ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7,
        ["eight"] = 8, ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12, ["thirteen"] = 13,
        ["fourteen"] = 14, ["fifteen"] = 15, ["sixteen"] = 16, ["seventeen"] = 17, ["eighteen"] = 18,
        ["nineteen"] = 19, ["twenty"] = 20, ["thirty"] = 30, ["forty"] = 40, ["fifty"] = 50, ["sixty"] = 60,
        ["seventy"] = 70, ["eighty"] = 80, ["ninety"] = 90,
    }.ToFrozenDictionary();

    static readonly FrozenSet<string> Quantities =
        "hundred thousand million billion trillion lakh crore dozen hundreds thousands millions billions dozens scores both half"
            .Split(' ').ToFrozenSet();

    /// <summary>The value of "10000", "3.5", "nine" or "5th"; null for any other word.</summary>
    public static double? Parse(string word)
    {
        if (Words.TryGetValue(word, out var value))
            return value;
        if (!char.IsAsciiDigit(word[0]))
            return null;
        var digits = word.AsSpan().TrimEnd("stndrh"); // ordinals: 1st, 2nd, 3rd, 4th
        return double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) ? value : null;
    }

    /// <summary>"thousands", "dozens", "million": says how many without a value of its own.</summary>
    public static bool IsQuantityWord(string word) => Quantities.Contains(word);
}
