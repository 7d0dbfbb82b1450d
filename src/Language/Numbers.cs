using System.Collections.Frozen;
using System.Globalization;

namespace NewsBot.Language;

/// <summary>Numbers in digits and in words.</summary>
static class Numbers
{
    static readonly string[] ToNineteen =
        ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen " +
         "seventeen eighteen nineteen").Split(' ');

    static readonly string[] Tens = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".Split(' ');

    static readonly FrozenSet<string> Quantities =
        ("hundred thousand million billion trillion lakh crore dozen hundreds thousands millions billions dozens " +
         "scores both half")
            .Split(' ').ToFrozenSet();

    /// <summary>The value of "10000", "3.5", "nine" or "5th"; null for any other word.</summary>
    public static double? Parse(string word)
    {
        if (Array.IndexOf(ToNineteen, word) is >= 0 and var small)
            return small;
        if (Array.IndexOf(Tens, word) is >= 0 and var ten)
            return ten * 10;
        if (!char.IsAsciiDigit(word[0]))
            return null;
        var digits = word.AsSpan().TrimEnd("stndrh"); // ordinals: 1st, 2nd, 3rd, 4th
        return double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
    }

    /// <summary>"thousands", "dozens", "million": says how many without a value of its own.</summary>
    public static bool IsQuantityWord(string word) => Quantities.Contains(word);
}
