using System.Collections.Frozen;
using System.Globalization;

namespace NewsBot.Answers;

/// <summary>Numbers in digits and in words.</summary>
static class Numbers
{
    static readonly FrozenDictionary<string, double> Words = Valued(
        (0, "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"),
        (20, "twenty"), (30, "thirty"), (40, "forty"), (50, "fifty"), (60, "sixty"), (70, "seventy"), (80, "eighty"), (90, "ninety"));

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

    /// <summary>Words in a row count up from the first one's value.</summary>
    static FrozenDictionary<string, double> Valued(params (double First, string Words)[] runs) =>
        runs.SelectMany(run => run.Words.Split(' ').Select((word, i) => KeyValuePair.Create(word, run.First + i))).ToFrozenDictionary();
}
