using System.Text;

namespace NewsBot.Answers.Drafts;

/// <summary>What a text is mostly written in.</summary>
static class Script
{
    /// <summary>"Latin", "Hangul" and so on, or null where there are too few letters to tell.</summary>
    public static string? Of(string text)
    {
        var counts = new Dictionary<string, int>();
        foreach (var rune in text.EnumerateRunes())
            if (Rune.IsLetter(rune))
                counts[Of(rune.Value)] = counts.GetValueOrDefault(Of(rune.Value)) + 1;
        return counts.Count == 0 ? null : counts.MaxBy(c => c.Value).Key;
    }

    static string Of(int letter) => letter switch
    {
        < 0x250 or (>= 0x1e00 and < 0x1f00) or (>= 0xff21 and <= 0xff5a) => "Latin",
        < 0x400 => "Greek",
        < 0x530 => "Cyrillic",
        < 0x600 => "Hebrew",
        < 0x780 => "Arabic",
        >= 0x900 and < 0xe00 => "Indic",
        >= 0xe00 and < 0xe80 => "Thai",
        >= 0x1100 and < 0x1200 or (>= 0xac00 and < 0xd7b0) => "Hangul",
        >= 0x3040 and < 0x3100 => "Japanese",
        >= 0x3400 and < 0xa000 => "Han",
        _ => "other",
    };
}
